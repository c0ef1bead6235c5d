// A certified OpenID Connect provider for tests: node provider.mjs '{"port": 0, "client": {…}, "acr": "…"}'. Says its address on the first line, then what happens.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { port, client, acr } = JSON.parse(process.argv[2]);
const server = createServer();
await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [client],
  acrValues: [acr],
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub', 'acr', 'auth_time'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    claimsParameter: { enabled: true },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // By itself it calls no address of the machine it runs on. Here everything is on that machine.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
});
provider.on('backchannel.success', () => console.log('backchannel.success'));
provider.on('backchannel.error', (_, failure) => console.log(`backchannel.error ${failure.message} ${failure.cause?.message ?? ''}`));
provider.on('grant.error', (_, failure) => console.log(`grant.error ${failure.message} ${failure.error_description}`));
provider.on('authorization.error', (_, failure) => console.log(`authorization.error ${failure.message} ${failure.error_description}`));
provider.on('server_error', (_, failure) => console.log(`server_error ${failure.stack}`));

const page = `<!doctype html><html lang="sv"><title>Leverantören</title><h1>Vem är du?</h1>
<form method="post"><label>Användare <input name="login" autofocus></label><button>Fortsätt</button></form></html>`;

/** Whoever writes a name is that person, at the level the test asked for, and consents. */
async function interact(request, response) {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(page);
  }
  let body = '';
  for await (const part of request) body += part;
  const accountId = new URLSearchParams(body).get('login');
  const grant = new provider.Grant({ accountId, clientId: client.client_id });
  grant.addOIDCScope('openid');
  return provider.interactionFinished(request, response, { login: { accountId, acr }, consent: { grantId: await grant.save() } });
}

const answer = provider.callback();
server.on('request', (request, response) =>
  request.url.startsWith('/interaction/') ? interact(request, response).catch((failure) => { console.log(failure.stack); response.statusCode = 500; response.end(); }) : answer(request, response));
console.log(issuer);

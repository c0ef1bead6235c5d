// Signing in with a passkey, and making one: fetch a challenge, ask the browser, send the form with the answer.
// The one thing that cannot work without script; the page says so.

type Json = Record<string, unknown>;

const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (data: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(data))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const ids = (known: Json[] | undefined) => (known ?? []).map((one) => ({ ...one, id: bytes(one.id as string) })) as unknown as PublicKeyCredentialDescriptor[];

const create = async (options: Json) => {
  const user = options.user as Json;
  const publicKey = { ...options, challenge: bytes(options.challenge as string), user: { ...user, id: bytes(user.id as string) }, excludeCredentials: ids(options.excludeCredentials as Json[]) };
  const made = (await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return answer(made, { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] });
};

const prove = async (options: Json) => {
  const publicKey = { ...options, challenge: bytes(options.challenge as string), allowCredentials: ids(options.allowCredentials as Json[]) };
  const used = (await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return answer(used, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : null,
  });
};

const answer = (credential: PublicKeyCredential, response: Json) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: {},
  response,
});

document.querySelectorAll<HTMLElement>("[data-passkey]").forEach((frame) => {
  const form = frame.querySelector("form");
  const credential = form?.querySelector<HTMLInputElement>("input[name=credential]");
  const word = frame.querySelector<HTMLElement>(".passkey-word");
  const button = form?.querySelector("button");
  const { passkey, challenge, proof, failed, unsupported } = frame.dataset;
  if (!form || !credential || !word || !button || !challenge || !proof) return;
  const say = (words: string | undefined) => {
    word.textContent = words ?? "";
    word.hidden = !words;
  };
  if (!window.PublicKeyCredential) say(unsupported);
  form.addEventListener("submit", async (event) => {
    if (credential.value) return;
    event.preventDefault();
    say(undefined);
    button.disabled = true;
    try {
      const asked = await fetch(challenge, { method: "POST", headers: { "X-Form-Proof": proof } });
      if (asked.redirected) {
        location.assign(asked.url);
        return;
      }
      if (!asked.ok) throw new Error(String(asked.status));
      const options = (await asked.json()) as Json;
      credential.value = JSON.stringify(await (passkey === "create" ? create(options) : prove(options)));
      form.submit();
    } catch {
      // Cancelled, no passkey here, or no answer: the browser has told its part, and which it was changes nothing.
      say(window.PublicKeyCredential ? failed : unsupported);
    } finally {
      button.disabled = false;
    }
  });
});
// Back to a page whose answer is used up: it must ask anew.
window.addEventListener("pageshow", () => document.querySelectorAll<HTMLInputElement>("[data-passkey] input[name=credential]").forEach((input) => (input.value = "")));

export {};

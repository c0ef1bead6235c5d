// An S3 service for tests: node server.mjs '{"folder": "…", "bucket": "…"}'. Says its address on the first line. What it is to do from then on is read from
// standard input, a word a line: ok · error (answers 500) · silent (never answers) · cut (hangs up in the middle of what is sent) · half (hangs up in the middle of
// what is fetched) · redirect (elsewhere).
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import S3rver from 's3rver';

const { folder, bucket } = JSON.parse(process.argv[2]);
const s3 = new S3rver({ directory: folder, silent: true, vhostBuckets: false, configureBuckets: [{ name: bucket, configs: [] }] });
await s3.configureBuckets();
const answer = s3.callback();
let manner = 'ok';

const server = createServer((request, response) => {
  switch (manner) {
    case 'error':
      request.resume();
      response.statusCode = 500;
      return response.end('<?xml version="1.0"?><Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>');
    case 'silent':
      return request.resume();
    case 'redirect':
      request.resume();
      response.writeHead(307, { Location: 'http://127.0.0.2:9/elsewhere' });
      return response.end();
    case 'cut':
      // It keeps what it got, as a server that dies would.
      request.once('data', () => setImmediate(() => request.socket.destroy()));
      if (request.method !== 'PUT') request.socket.destroy();
      break;
    case 'half': {
      const write = response.write.bind(response);
      response.write = (part) => write(part.subarray(0, part.length / 2), () => request.socket.destroy());
    }
  }
  // s3rver itself takes anything; a bucket of earnest takes only what comes with its checksum, signed.
  if (request.method === 'PUT' && Buffer.from(request.headers['x-amz-checksum-sha256'] ?? '', 'base64').toString('hex') !== request.headers['x-amz-content-sha256']) {
    request.resume();
    response.statusCode = 400;
    return response.end('<?xml version="1.0"?><Error><Code>BadDigest</Code><Message>Where is the checksum?</Message></Error>');
  }
  return answer(request, response);
});
createInterface({ input: process.stdin }).on('line', (line) => {
  manner = line.trim();
  console.log(manner);
}).on('close', () => process.exit());
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
console.log(`http://127.0.0.1:${server.address().port}`);

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { quickFetch } from '../../src/slack/quick-fetch.js';

let server: Server;
let url: string;
/** What the server does with the next request. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const connections = new Set<number | undefined>();

beforeEach(async () => {
  connections.clear();
  server = createServer((request, response) => {
    connections.add(request.socket.remotePort);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address !== 'string' ? address.port : 0}/api/chat.postMessage`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (more: object = {}) =>
  quickFetch(url, { method: 'POST', headers: { authorization: 'Bearer x' }, body: 'text=hi', ...more });

test('sends what it is given, and answers as the standard’s does', async () => {
  let got = '';
  answer = async (request, response) => {
    got = `${request.method} ${request.headers.authorization} ${await text(request)}`;
    response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': 'chat:write' });
    response.end('{"ok":true,"text":"é"}');
  };
  const answered = await post();
  expect(got).toBe('POST Bearer x text=hi');
  expect(answered).toMatchObject({ ok: true, status: 200, url });
  expect(answered.headers.get('X-OAuth-Scopes')).toBe('chat:write');
  expect(answered.headers.get('retry-after')).toBeNull();
  expect(Object.fromEntries(answered.headers.entries())).toMatchObject({ 'x-oauth-scopes': 'chat:write' });
  expect(await answered.text()).toBe('{"ok":true,"text":"é"}');
  expect(await answered.json()).toEqual({ ok: true, text: 'é' });
  expect(Buffer.from(await answered.arrayBuffer()).toString()).toBe('{"ok":true,"text":"é"}');
});

test('an answer that nobody reads does not keep its connection', async () => {
  answer = async (request, response) => {
    await text(request);
    response.writeHead(429, { 'retry-after': '30' }).end('a page '.repeat(9_000));
  };
  for (let call = 0; call < 20; call += 1) {
    const answered = await post();
    expect([answered.ok, answered.status, answered.headers.get('retry-after')]).toEqual([false, 429, '30']);
  }
  expect(connections.size).toBeLessThan(4);
});

test('a redirect is not followed', async () => {
  let asked = 0;
  answer = (_, response) => {
    asked += 1;
    response.writeHead(307, { location: url }).end();
  };
  expect((await post()).status).toBe(307);
  expect(asked).toBe(1);
});

test('what breaks off is an error with its code', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"ok":', () => response.destroy());
  };
  await expect(post()).rejects.toMatchObject({ code: expect.stringMatching(/^(UND_ERR|ECONN)/) });
});

test('a call that takes too long is given up, before its answer and in the midst of it', async () => {
  for (const begin of [false, true]) {
    const late = new AbortController();
    answer = (_, response) => {
      if (begin) response.writeHead(200).write('{');
      setImmediate(() => late.abort(new Error('too late')));
    };
    await expect(post({ signal: late.signal })).rejects.toThrow('too late');
  }
});

test('a form with a file goes the standard’s way', async () => {
  let kind: string | undefined;
  answer = async (request, response) => {
    kind = request.headers['content-type'];
    await text(request);
    response.end('OK');
  };
  const form = new FormData();
  form.set('file', new Blob(['x']), 'x.txt');
  expect(await (await post({ headers: {}, body: form })).text()).toBe('OK');
  expect(kind).toMatch(/^multipart\/form-data; boundary=/);
});

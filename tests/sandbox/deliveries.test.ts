/** Requests to the app over signed HTTP: Bolt's measured answers, retries, forgeries, doubles. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type BareApp, bareApp } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let running: BareApp;
let ana: string;
let team: string;
const heard: { text: string; retry: number | undefined; reason: string | undefined }[] = [];

beforeEach(async () => {
  heard.length = 0;
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock });
  ana = sandbox.workspace.addUser({ name: 'ana' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  await sandbox.start();
  running = await bareApp(
    sandbox,
    (app) => {
      app.message(/./, async ({ message, context }) => {
        const text = 'text' in message ? (message.text ?? '') : '';
        heard.push({ text, retry: context.retryNum, reason: context.retryReason });
      });
      app.command('/text', async ({ ack }) => ack('text'));
      app.command('/throw', async () => Promise.reject(new Error('before ack')));
      app.command('/after', async ({ ack }) => {
        await ack();
        throw new Error('after ack');
      });
      app.command('/silent', async () => undefined);
    },
    { ackTimeoutMs: 40 },
  );
});
afterEach(async () => {
  await running.stop();
  await sandbox.stop();
});

const message = () =>
  JSON.stringify({ type: 'event_callback', event: { type: 'message', channel: team, text: 'forged' } });

describe("Bolt's measured answers", () => {
  test('a handshake is answered with its challenge, a TLS check with 200 unsigned', async () => {
    const handshake = await sandbox.traffic.urlVerification();
    expect(handshake).toMatchObject({ status: 200, body: { challenge: handshake.payload.challenge } });
    expect(await sandbox.traffic.sslCheck()).toMatchObject({ status: 200 });
  });

  test.each([
    ['no signature', { signature: 'missing' as const }, 401],
    ['a wrong signature', { signature: 'wrong' as const }, 401],
    ['a signature of another length', { signature: 'short' as const }, 401],
    ['a timestamp 301 s old', { timestampOffset: -301 }, 401],
    ['a timestamp of tomorrow (Bolt lets it pass)', { timestampOffset: 86_400 }, 200],
    ['a right signature', {}, 200],
    ['another path', { path: '/elsewhere' }, 404],
    ['a form with a charset', { contentType: 'application/x-www-form-urlencoded; charset=utf-8' }, 400],
  ])('%s', async (_name, how, status) => {
    const body = 'contentType' in how ? 'command=%2Ftext&team_id=T1' : message();
    expect((await sandbox.traffic.forge({ body, ...how })).status).toBe(status);
    expect(heard).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['/text', 200, undefined],
    ['/after', 200, undefined],
    ['/throw', 500, 'dispatch_failed'],
    ['/silent', 404, 'dispatch_failed'],
    ['/unknown', 404, 'dispatch_failed'],
  ])('a command %s is answered %d', async (command, status, error) => {
    const outcome = await sandbox.slash(ana, team, command);
    expect([outcome.deliveries[0]?.status, outcome.error]).toEqual([status, error]);
  });

  test('app_rate_limited finds nobody who answers it', async () => {
    expect((await sandbox.traffic.rateLimited()).status).toBe(404);
  });
});

describe('retries', () => {
  const tries = () => sandbox.deliveries.filter(({ kind }) => kind === 'event');

  test('come at once, after a minute and after five more, with their headers and one event id', async () => {
    sandbox.connectApp('http://127.0.0.1:9/nowhere');
    await sandbox.say(ana, team, 'hello');
    expect(tries()).toHaveLength(2);
    await clock.advance(59_999);
    expect(tries()).toHaveLength(2);
    await clock.advance(1);
    expect(tries()).toHaveLength(3);
    await clock.advance(300_000);
    await clock.advance(3_600_000);
    expect(tries().map(({ attempt, retryReason }) => [attempt, retryReason])).toEqual([
      [0, undefined],
      [1, 'connection_failed'],
      [2, 'connection_failed'],
      [3, 'connection_failed'],
    ]);
    expect(new Set(tries().map(({ eventId }) => eventId)).size).toBe(1);
  });

  test('tell the app which they are, and end with the first good answer', async () => {
    const address = sandbox.oauthEnv.authorizationUrl.replace('/oauth/v2/authorize', '/nothing-here');
    sandbox.connectApp(address);
    const said = sandbox.say(ana, team, 'hello');
    await said;
    expect(tries().map(({ status }) => status)).toEqual([404, 404]);
    await running.stop();
    running = await bareApp(sandbox, (app) => {
      app.message(/./, async ({ context }) => {
        heard.push({ text: 'late', retry: context.retryNum, reason: context.retryReason });
      });
    });
    await clock.advance(60_000);
    await clock.advance(3_600_000);
    expect(heard).toEqual([{ text: 'late', retry: 2, reason: 'http_error' }]);
  });

  test('come after three seconds without an answer, on the clock of the sandbox', async () => {
    const { createServer } = await import('node:http');
    let asked = 0;
    const silent = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = silent.address();
    sandbox.connectApp(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    const said = sandbox.say(ana, team, 'hello');
    await sandbox.until(() => asked === 1);
    await clock.advance(3_000);
    const { deliveries } = await said;
    expect(deliveries[0]?.outcome).toBe('http_timeout');
    await sandbox.until(() => tries().length === 2);
    expect(tries()[1]).toMatchObject({ attempt: 1, retryReason: 'http_timeout' });
    silent.closeAllConnections();
    silent.close();
  });

  test('are given up when the app says so', async () => {
    const { createServer } = await import('node:http');
    const refusing = createServer((_request, response) =>
      response.writeHead(500, { 'x-slack-no-retry': '1' }).end(),
    );
    await new Promise<void>((done) => refusing.listen(0, '127.0.0.1', done));
    const address = refusing.address();
    sandbox.connectApp(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
    await sandbox.say(ana, team, 'hello');
    await clock.advance(3_600_000);
    expect(tries()).toHaveLength(1);
    refusing.closeAllConnections();
    refusing.close();
  });
});

describe('traffic', () => {
  test('can come twice, with one event id or with two', async () => {
    sandbox.traffic.duplicate();
    const twice = await sandbox.say(ana, team, 'twice');
    sandbox.traffic.double();
    const shared = await sandbox.say(ana, team, 'shared');
    const ids = [twice, shared].map(
      ({ deliveries }) => new Set(deliveries.map(({ eventId }) => eventId)).size,
    );
    expect(ids).toEqual([1, 2]);
    expect(heard.map(({ text }) => text)).toEqual(['twice', 'twice', 'shared', 'shared']);
  });

  test('can be kept back and come in another order', async () => {
    sandbox.traffic.hold();
    for (const text of ['one', 'two', 'three']) await sandbox.say(ana, team, text);
    expect(heard).toEqual([]);
    expect(sandbox.deliveries.map(({ outcome }) => outcome)).toEqual(['held', 'held', 'held']);
    await sandbox.traffic.release('reversed');
    expect(heard.map(({ text }) => text)).toEqual(['three', 'two', 'one']);
    await sandbox.say(ana, team, 'four');
    expect(heard).toHaveLength(4);
  });

  test('can be of the tester’s own making', async () => {
    await sandbox.traffic.event({
      type: 'message',
      channel: team,
      user: ana,
      text: 'made up',
      ts: '1.000001',
    });
    expect(heard.map(({ text }) => text)).toEqual(['made up']);
  });
});

test('what is not subscribed to, or not allowed by a scope, is not sent', async () => {
  const quiet = createSandbox({
    clock,
    events: ['message.channels'],
    scopes: ['channels:history', 'chat:write'],
  });
  const zoe = quiet.workspace.addUser({ name: 'zoe' });
  const open = quiet.workspace.addChannel({ name: 'open', members: [zoe], withApp: true });
  const closed = quiet.workspace.addChannel({
    name: 'closed',
    kind: 'private',
    members: [zoe],
    withApp: true,
  });
  await quiet.start();
  await quiet.say(zoe, open, 'heard');
  await quiet.say(zoe, closed, 'not heard');
  await quiet.openHome(zoe);
  expect(
    quiet.deliveries
      .map(({ payload }) => JSON.stringify(payload))
      .filter((json) => json.includes('not heard')),
  ).toEqual([]);
  expect(new Set(quiet.deliveries.map(({ eventId }) => eventId)).size).toBe(1);
  await quiet.stop();
});

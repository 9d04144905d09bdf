/** Socket Mode with the real Bolt receiver: envelopes, acks, retries, and connections that come and go. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SocketModeReceiver } from '@slack/bolt';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type BareApp, bareApp, SILENT } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let running: BareApp;
let ana: string;
let team: string;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock, transport: 'socket' });
  ana = sandbox.workspace.addUser({ name: 'ana' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  await sandbox.start();
  running = await bareApp(sandbox, (app) => {
    app.message(/./, async ({ message, context }) => {
      heard.push(`${'text' in message ? message.text : ''} ${context.retryNum ?? 0}`);
    });
    app.command('/async', async ({ ack, command }) => ack(`You said ${command.text}`));
  });
});
afterEach(async () => {
  await running.stop();
  await sandbox.stop();
});

test('events and commands arrive as envelopes, and acks carry what the app says', async () => {
  const { deliveries } = await sandbox.say(ana, team, 'hello');
  expect(deliveries).toMatchObject([{ outcome: 'answered', status: 200, body: '' }]);
  const long = 'x'.repeat(70_000);
  await sandbox.say(ana, team, long);
  expect(heard).toEqual(['hello 0', `${long} 0`]);
  expect((await sandbox.slash(ana, team, '/async', 'help')).reply?.text).toBe('You said help');
});

describe('a connection', () => {
  test('that Slack renews comes back, and events go on', async () => {
    sandbox.sockets.disconnect('refresh_requested');
    await sandbox.until(() => sandbox.sockets.count === 0);
    await sandbox.sockets.connected();
    await sandbox.say(ana, team, 'again');
    expect(heard).toEqual(['again 0']);
  });

  test('that breaks makes the event come again on the next one, marked as a retry', async () => {
    sandbox.sockets.drop();
    await sandbox.say(ana, team, 'lost');
    expect(heard).toEqual([]);
    await sandbox.sockets.connected();
    await clock.advance(1_000);
    expect(heard).toEqual(['lost 1']);
    const ids = sandbox.deliveries.map(({ eventId }) => eventId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('that freezes acks nothing: after three seconds and one more the event is sent again', async () => {
    sandbox.sockets.freeze();
    const said = sandbox.say(ana, team, 'frozen');
    await clock.advance(3_000);
    const { deliveries } = await said;
    expect(deliveries[0]?.outcome).toBe('http_timeout');
    await clock.advance(1_000);
    expect(sandbox.deliveries.map(({ attempt, retryReason }) => [attempt, retryReason])).toEqual([
      [0, undefined],
      [1, 'timeout'],
    ]);
  });

  test('is refused when apps.connections.open fails, and comes when it works again', async () => {
    sandbox.faults.next('apps.connections.open', { status: 500 });
    sandbox.faults.next('apps.connections.open', { error: 'internal_error' });
    const { client } = new SocketModeReceiver({
      appToken: sandbox.env.SLACK_APP_TOKEN ?? '',
      clientPingTimeout: 10,
      logger: SILENT,
      installerOptions: {
        clientOptions: { slackApiUrl: sandbox.env.SLACK_API_URL, retryConfig: { retries: 3, minTimeout: 1 } },
      },
    });
    await client.start();
    await sandbox.sockets.connected(2);
    expect(sandbox.calls.filter(({ method, ok }) => method === 'apps.connections.open' && !ok)).toHaveLength(
      2,
    );
    await client.disconnect();
  });

  test('of a wrong app token is not let in; an eleventh one is turned away', async () => {
    const open = (token: string) =>
      fetch(`${sandbox.env.SLACK_API_URL}apps.connections.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      }).then((answer) => answer.json() as Promise<{ error?: string; url?: string }>);
    expect((await open('xapp-wrong')).error).toBe('invalid_auth');
    const { WebSocket } = await import('undici');
    const greetings: string[] = [];
    const sockets = [];
    for (let i = 0; i < 10; i += 1) {
      const socket = new WebSocket((await open(sandbox.env.SLACK_APP_TOKEN ?? '')).url ?? '');
      const greeting = new Promise((done) => socket.addEventListener('message', ({ data }) => done(data)));
      greetings.push(JSON.stringify(JSON.parse(String(await greeting))));
      sockets.push(socket);
    }
    expect(greetings.filter((text) => text.includes('"hello"'))).toHaveLength(9);
    expect(greetings.at(-1)).toContain('too_many_websockets');
    for (const socket of sockets) socket.close();
    await sandbox.until(() => sandbox.sockets.count === 1);
  });
});

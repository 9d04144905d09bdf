/** Response URLs: what an app may do with them, how often and for how long. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type BareApp, bareApp, clientOf } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let running: BareApp;
let ana: string;
let team: string;
let url = '';

beforeEach(async () => {
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock });
  ana = sandbox.workspace.addUser({ name: 'ana' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana] });
  await sandbox.start();
  running = await bareApp(sandbox, (app) => {
    app.command('/async', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
    app.action('done', async ({ ack, body }) => {
      url = 'response_url' in body ? body.response_url : '';
      await ack();
    });
  });
});
afterEach(async () => {
  await running.stop();
  await sandbox.stop();
});

const post = (body: object): Promise<number> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(({ status }) => status);
const button = {
  type: 'button' as const,
  action_id: 'done',
  text: { type: 'plain_text' as const, text: 'Done' },
};

test('five uses in thirty minutes, also in a channel that the app is not in', async () => {
  await sandbox.slash(ana, team, '/async');
  expect(await post({ response_type: 'in_channel', text: 'for all' })).toBe(200);
  expect(await post({ text: 'for one' })).toBe(200);
  expect(await post({ blocks: [{ type: 'nonsense' }] })).toBe(400);
  for (let i = 0; i < 3; i += 1) expect(await post({ text: `more ${i}` })).toBe(200);
  expect(await post({ text: 'sixth' })).toBe(404);
  expect(sandbox.messagesIn(team).map(({ text }) => text)).toEqual(['for all']);
  expect(sandbox.ephemeralsOf(ana).map(({ text }) => text)).toEqual([
    'for one',
    'more 0',
    'more 1',
    'more 2',
  ]);

  await sandbox.slash(ana, team, '/async');
  await clock.advance(30 * 60_000 + 1);
  expect(await post({ text: 'late' })).toBe(404);
  expect(sandbox.calls.at(-1)).toMatchObject({ method: 'response_url', error: 'expired_url' });
});

test('a message is replaced or deleted in place; a command has nothing to replace', async () => {
  const room = sandbox.workspace.addChannel({ name: 'room', members: [ana], withApp: true });
  const blocks = [{ type: 'actions' as const, elements: [button] }];
  const { ts = '' } = await clientOf(sandbox).chat.postMessage({ channel: room, text: 'card', blocks });
  await sandbox.press(ana, { message: { channel: room, ts } }, 'done');
  expect(await post({ replace_original: true, text: 'closed' })).toBe(200);
  expect(sandbox.messagesIn(room)).toMatchObject([{ ts, text: 'closed' }]);
  expect(await post({ delete_original: true })).toBe(200);
  expect(sandbox.messagesIn(room)).toEqual([]);

  await sandbox.slash(ana, team, '/async');
  expect(await post({ replace_original: true, text: 'x' })).toBe(400);
});

test('an ephemeral is replaced in place and never becomes public', async () => {
  const room = sandbox.workspace.addChannel({ name: 'room', members: [ana], withApp: true });
  const blocks = [{ type: 'actions' as const, elements: [button] }];
  await clientOf(sandbox).chat.postEphemeral({ channel: room, user: ana, text: 'psst', blocks });
  const [ephemeral] = sandbox.ephemeralsOf(ana);
  if (!ephemeral) throw new Error('no ephemeral');
  await sandbox.press(ana, { ephemeral }, 'done');
  await post({ replace_original: true, text: 'noted' });
  await post({ response_type: 'in_channel', text: 'public?' });
  expect(sandbox.ephemeralsOf(ana).map(({ text }) => text)).toEqual(['noted', 'public?']);
  expect(sandbox.messagesIn(room)).toEqual([]);
});

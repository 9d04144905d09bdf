/** Which messages reach the listeners, through the real edge. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { channelId, teamId } from '../../src/core/ids.js';
import { message } from '../../src/slack/blocks.js';
import type { IncomingMessage } from '../../src/slack/incoming.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
let heard: IncomingMessage[];
let ana: string;
let channel: string;

beforeEach(async () => {
  heard = [];
  rig = await startRig({ tables: [{ message: (each) => void heard.push(each) }] });
  ana = rig.sandbox.workspace.addUser({ name: 'ana' });
  channel = rig.sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
});
afterEach(() => rig.stop());

const words = () => heard.map(({ text, edited }) => (edited ? `${text} (edited)` : text));

test('what people say arrives, in channels, threads and the app’s own conversation', async () => {
  const { sandbox } = rig;
  const root = await sandbox.say(ana, channel, 'one');
  await sandbox.say(ana, channel, 'two', { thread: root.message.ts });
  await sandbox.say(ana, channel, 'three', { thread: root.message.ts, broadcast: true });
  await sandbox.dm(ana, 'four');
  expect(words()).toEqual(['one', 'two', 'three', 'four']);
  expect(heard[0]).toEqual({
    eventId: expect.stringMatching(/^Ev/),
    team: sandbox.workspace.id,
    channel,
    channelType: 'channel',
    ts: root.message.ts,
    user: ana,
    text: 'one',
    fromBot: false,
    edited: false,
    external: false,
    authorExternal: false,
  });
  expect(heard[1]).toMatchObject({ threadTs: root.message.ts });
  expect(heard[3]).toMatchObject({ channelType: 'im' });
});

test('a person’s edit arrives as one; an unfurled link and a deletion do not', async () => {
  const { sandbox } = rig;
  const said = await sandbox.say(ana, channel, 'see https://example.com');
  const at = { channel, ts: said.message.ts };
  await sandbox.unfurl(at);
  await sandbox.edit(ana, at, 'never mind');
  await sandbox.deleteMessage(ana, at);
  expect(words()).toEqual(['see https://example.com', 'never mind (edited)']);
});

test('our own posts, and our own edits of them, reach nobody: nothing can answer itself', async () => {
  const team = teamId(rig.sandbox.workspace.id);
  const { slack } = rig.edge;
  const at = await slack.postMessage(team, { channel: channelId(channel), ...message('ours'), key: 'k' });
  await slack.updateMessage(team, at, { ...message('ours, changed'), key: 'k' });
  await rig.sandbox.settle();
  expect(rig.sandbox.deliveries.length).toBeGreaterThanOrEqual(2);
  expect(rig.sandbox.deliveries.every(({ status }) => status === 200)).toBe(true);
  expect(heard).toEqual([]);
});

test('people coming and going, renames and other notices reach nobody', async () => {
  const ben = rig.sandbox.workspace.addUser({ name: 'ben' });
  await rig.sandbox.joinChannel(ben, channel, ana);
  await rig.sandbox.rename(channel, 'new-name', ana);
  await rig.sandbox.leaveChannel(ben, channel);
  expect(heard).toEqual([]);
});

test('messages in a channel shared with others say so', async () => {
  const { workspace } = rig.sandbox;
  const zoe = workspace.addUser({ name: 'zoe', isStranger: true });
  const shared = workspace.addChannel({
    name: 'shared',
    members: [ana, zoe],
    withApp: true,
    isExtShared: true,
  });
  await rig.sandbox.say(zoe, shared, 'from outside');
  expect(heard).toMatchObject([{ external: true, authorExternal: true }]);
});

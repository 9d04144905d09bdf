/** Reading a conversation back, over the simulated Slack. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ChannelId, channelId, messageTs, type TeamId, teamId } from '../../src/core/ids.js';
import { message } from '../../src/slack/blocks.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
let team: TeamId;
let ana: string;
let channel: ChannelId;
beforeEach(async () => {
  rig = await startRig();
  const { workspace } = rig.sandbox;
  team = teamId(workspace.id);
  ana = workspace.addUser({ name: 'ana' });
  channel = channelId(workspace.addChannel({ name: 'team', members: [ana], withApp: true }));
});
afterEach(() => rig.stop());

const says = async (text: string, thread?: string) => {
  const said = await rig.sandbox.say(ana, channel, text, thread === undefined ? {} : { thread });
  return messageTs(said.message.ts);
};
const read = (place: object) => rig.edge.slack.readTalk(team, { channel, ...place });
const calls = (method: string) => rig.sandbox.calls.filter((call) => call.method === method).length;

test('a thread is read whole, over pages, without what apps wrote; a reply’s address leads to its thread', async () => {
  const root = await says('root');
  for (let n = 1; n <= 201; n += 1) await says(`reply ${n}`, root);
  await rig.edge.slack.postMessage(team, { channel, threadTs: root, ...message('ours'), key: 'k' });
  const last = await says('last', root);
  const whole = await read({ threadTs: root });
  expect(whole.complete).toBe(true);
  expect(whole.messages).toHaveLength(203);
  expect(whole.messages.slice(0, 2).map(({ text }) => text)).toEqual(['root', 'reply 1']);
  expect(calls('conversations.replies')).toBe(2);
  expect(await read({ threadTs: last })).toEqual(whole);
});

test('a page that is refused leaves the part before it; a first page that is refused is an error', async () => {
  const root = await says('root');
  for (let n = 1; n <= 16; n += 1) await says(`reply ${n}`, root);
  Object.assign(rig.sandbox.limits, { tiers: 'on', history: 'one-a-minute' });
  const part = await read({ threadTs: root });
  expect(part.complete).toBe(false);
  expect(part.messages.at(-1)?.text).toBe('reply 15');
  await expect(read({ threadTs: root })).rejects.toMatchObject({ kind: 'throttled' });
});

test('a stretch of a channel is read from one message to another, oldest first', async () => {
  await says('before');
  const fromTs = await says('one');
  await says('two');
  const toTs = await says('three');
  await says('after');
  const { messages, complete } = await read({ fromTs, toTs });
  expect(messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  expect(complete).toBe(true);
});

test('a thread that is not there is told as such', async () => {
  await expect(read({ threadTs: messageTs('1.000001') })).rejects.toMatchObject({
    ...{ kind: 'gone', code: 'thread_not_found' },
  });
});

/** The simulated Web API, driven by the real WebClient. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { DEFAULT_SCOPES } from '../../src/sandbox/workspace/scopes.js';
import { clientOf, refused } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let client: WebClient;
let ana: string;
let team: string;

beforeEach(async () => {
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock, scopes: DEFAULT_SCOPES.filter((scope) => scope !== 'mpim:read') });
  ana = sandbox.workspace.addUser({ name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Berlin' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  await sandbox.start();
  client = clientOf(sandbox);
});
afterEach(() => sandbox.stop());

describe('who calls', () => {
  test('is told apart by token; scopes are named when one is missing', async () => {
    expect(await client.auth.test()).toMatchObject({
      team_id: sandbox.workspace.id,
      user_id: sandbox.workspace.botUserId,
    });
    expect(await refused(clientOf(sandbox, 'xoxb-wrong').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await refused(client.apiCall('no.such.method'))).toMatchObject({ error: 'unknown_method' });
    expect(await refused(client.conversations.list({ types: 'mpim' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'mpim:read',
      provided: expect.stringContaining('chat:write'),
    });
  });

  test('sees one workspace only, and none after the app was taken out', async () => {
    const other = sandbox.addWorkspace('Elsewhere');
    const theirs = other.addUser({ name: 'zoe' });
    const elsewhere = clientOf(sandbox, other.install());
    expect(await refused(elsewhere.users.info({ user: ana }))).toMatchObject({ error: 'user_not_found' });
    expect(await refused(elsewhere.chat.postMessage({ channel: team, text: 'x' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect((await elsewhere.users.info({ user: theirs })).user?.name).toBe('zoe');
    await other.uninstall();
    expect(await refused(elsewhere.auth.test())).toMatchObject({ error: 'account_inactive' });
    expect(sandbox.refusals().map(({ error }) => error)).toEqual([
      'user_not_found',
      'channel_not_found',
      'account_inactive',
    ]);
  });
});

describe('posting', () => {
  test('goes to a channel, a thread or a person, and gives unique ts', async () => {
    const first = await client.chat.postMessage({ channel: team, text: 'one' });
    const second = await client.chat.postMessage({ channel: team, text: 'two', thread_ts: first.ts ?? '' });
    const direct = await client.chat.postMessage({ channel: ana, text: 'three' });
    expect(first.ts).not.toBe(second.ts);
    expect(second.message).toMatchObject({
      thread_ts: first.ts,
      parent_user_id: sandbox.workspace.botUserId,
    });
    expect(direct.channel).toMatch(/^D/);
    expect(sandbox.dmsOf(ana).map(({ text }) => text)).toEqual(['three']);
    expect(sandbox.threadOf(team, first.ts ?? '').map(({ text }) => text)).toEqual(['one', 'two']);
    expect(sandbox.messagesIn(team)).toHaveLength(1);
  });

  test('is refused as Slack refuses it', async () => {
    const { workspace } = sandbox;
    const gone = workspace.addUser({ name: 'gone', deleted: true });
    const channels = {
      not_in_channel: workspace.addChannel({ name: 'outside' }),
      channel_not_found: workspace.addChannel({ name: 'secret', kind: 'private' }),
      is_archived: workspace.addChannel({ name: 'old', archived: true, withApp: true }),
      restricted_action_read_only_channel: workspace.addChannel({
        name: 'news',
        readOnly: true,
        withApp: true,
      }),
      restricted_action_thread_only_channel: workspace.addChannel({
        name: 'qa',
        threadOnly: true,
        withApp: true,
      }),
      user_disabled: gone,
    };
    for (const [error, channel] of Object.entries(channels)) {
      expect(await refused(client.chat.postMessage({ channel, text: 'x' }))).toMatchObject({ error });
    }
    expect(await refused(client.chat.postMessage({ channel: team, text: '' }))).toMatchObject({
      error: 'no_text',
    });
    expect(
      await refused(client.chat.postMessage({ channel: team, text: 'x', thread_ts: '1.000000' })),
    ).toMatchObject({
      error: 'cannot_reply_to_message',
    });
    expect(await refused(client.chat.postEphemeral({ channel: team, user: gone, text: 'x' }))).toMatchObject({
      error: 'user_not_in_channel',
    });
  });

  test('is refused with the place of what is too long', async () => {
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
    expect(await refused(client.chat.postMessage({ channel: team, text: 'x', blocks }))).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
    const many = Array.from({ length: 51 }, () => ({ type: 'divider' as const }));
    expect(await refused(client.chat.postMessage({ channel: team, text: 'x', blocks: many }))).toMatchObject({
      response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
    });
    const { message } = await client.chat.postMessage({ channel: team, text: 'y'.repeat(40_001) });
    expect(message?.text).toHaveLength(40_000);
  });

  test('can be changed and taken back by the app that posted, and keeps its metadata', async () => {
    const metadata = { event_type: 'proposal', event_payload: { id: 'p1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: team, text: 'one', metadata });
    const { message: theirs } = await sandbox.say(ana, team, 'mine');
    await client.chat.update({ channel: team, ts, text: 'two' });
    expect(sandbox.messageAt({ channel: team, ts })).toMatchObject({ text: 'two', metadata });
    expect(await refused(client.chat.update({ channel: team, ts, text: 'x'.repeat(4001) }))).toMatchObject({
      error: 'msg_too_long',
    });
    expect(await refused(client.chat.update({ channel: team, ts: theirs.ts, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refused(client.chat.delete({ channel: team, ts: theirs.ts }))).toMatchObject({
      error: 'cant_delete_message',
    });
    await client.chat.delete({ channel: team, ts });
    expect(await refused(client.chat.getPermalink({ channel: team, message_ts: ts }))).toMatchObject({
      error: 'message_not_found',
    });
  });
});

describe('reading', () => {
  test('history has roots, newest first, in pages; replies have the thread', async () => {
    const { message } = await sandbox.say(ana, team, 'm0');
    await sandbox.say(ana, team, 'reply', { thread: message.ts });
    for (const text of ['m1', 'm2']) await client.chat.postMessage({ channel: team, text });
    const first = await client.conversations.history({ channel: team, limit: 2 });
    expect(first.messages?.map(({ text }) => text)).toEqual(['m2', 'm1']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: team, limit: 2, cursor });
    expect(second.messages?.map(({ text, reply_count: replies }) => [text, replies])).toEqual([['m0', 1]]);
    expect(second.has_more).toBe(false);
    expect(await refused(client.conversations.history({ channel: team, cursor: 'x' }))).toMatchObject({
      error: 'invalid_cursor',
    });
    const replies = await client.conversations.replies({ channel: team, ts: message.ts });
    expect(replies.messages?.map(({ text }) => text)).toEqual(['m0', 'reply']);
    const one = await client.conversations.history({
      channel: team,
      latest: message.ts,
      inclusive: true,
      limit: 1,
    });
    expect(one.messages?.map(({ text }) => text)).toEqual(['m0']);
  });

  test('metadata is whole only when it is asked for', async () => {
    const metadata = { event_type: 'proposal', event_payload: { id: 'p1' } };
    await client.chat.postMessage({ channel: team, text: 'one', metadata });
    const without = await client.conversations.history({ channel: team });
    const having = await client.conversations.history({ channel: team, include_all_metadata: true });
    expect(without.messages?.[0]?.metadata).toEqual({ event_type: 'proposal' });
    expect(having.messages?.[0]?.metadata).toEqual(metadata);
  });

  test('people have the offset of their zone on the day', async () => {
    expect((await client.users.info({ user: ana })).user).toMatchObject({
      tz: 'Europe/Berlin',
      tz_offset: 3600,
    });
    await clock.advanceTo(Date.UTC(2026, 5, 1));
    expect((await client.users.info({ user: ana, include_locale: true })).user).toMatchObject({
      tz_offset: 7200,
      locale: 'en-US',
    });
    const { members } = await client.conversations.members({ channel: team });
    expect(members).toEqual([ana, sandbox.workspace.botUserId]);
  });

  test('conversations are opened once, and listed as far as the app may see them', async () => {
    sandbox.workspace.addChannel({ name: 'secret', kind: 'private' });
    const first = await client.conversations.open({ users: ana });
    const again = await client.conversations.open({ users: ana });
    expect([first.already_open, again.already_open]).toEqual([false, true]);
    expect(first.channel?.id).toBe(again.channel?.id);
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ name }) => name)).toEqual(['team']);
    const mine = await client.users.conversations({ types: 'public_channel,im' });
    expect(mine.channels?.map(({ id }) => id)).toEqual([team, first.channel?.id]);
  });
});

test('a public channel is joined once, with its event; a private one never', async () => {
  const { workspace } = sandbox;
  const open = workspace.addChannel({ name: 'open' });
  const closed = workspace.addChannel({ name: 'closed', kind: 'private', withApp: true });
  expect(await refused(client.conversations.join({ channel: open }))).toMatchObject({
    needed: 'channels:join',
  });
  workspace.install(['channels:join']);
  await client.conversations.join({ channel: open });
  expect(await client.conversations.join({ channel: open })).toMatchObject({ warning: 'already_in_channel' });
  expect(await refused(client.conversations.join({ channel: closed }))).toMatchObject({
    error: 'method_not_supported_for_channel_type',
  });
  await sandbox.settle();
  const joined = sandbox.deliveries.filter(({ attempt }) => attempt === 0);
  expect(joined.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'member_joined_channel', channel: open },
  ]);
});

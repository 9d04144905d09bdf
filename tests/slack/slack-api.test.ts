/** The port to Slack's Web API, over the simulated one. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type ChannelId,
  channelId,
  messageTs,
  type TeamId,
  teamId,
  type UserId,
  userId,
} from '../../src/core/ids.js';
import { message, plain, section } from '../../src/slack/blocks.js';
import type { SlackApi } from '../../src/slack/slack-api.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
let slack: SlackApi;
let team: TeamId;
let ana: UserId;
let channel: ChannelId;

beforeEach(async () => {
  rig = await startRig();
  ({ slack } = rig.edge);
  const { workspace } = rig.sandbox;
  team = teamId(workspace.id);
  ana = userId(workspace.addUser({ name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Berlin', isAdmin: true }));
  channel = channelId(workspace.addChannel({ name: 'team', members: [ana], withApp: true }));
  rig.sandbox.forget();
});
afterEach(() => rig.stop());

const since = () => rig.clock.now() - 1_000;
const callsOf = (method: string) => rig.sandbox.calls.filter((call) => call.method === method);

describe('posting', () => {
  test('a post has an address, can be updated, and links to itself', async () => {
    const at = await slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    const reply = await slack.postMessage(team, { channel, threadTs: at.ts, ...message('re'), key: 'k2' });
    await slack.updateMessage(team, at, { ...message('two'), key: 'k1' });
    expect(reply).toMatchObject({ channel, threadTs: at.ts });
    expect(rig.sandbox.threadOf(channel, at.ts).map(({ text }) => text)).toEqual(['two', 're']);
    expect(await slack.permalink(team, at)).toMatch(/^https?:/);
    expect(await slack.readMessage(team, at)).toMatchObject({ ts: at.ts, text: 'two' });
    expect(await slack.readMessage(team, reply)).toMatchObject({ ts: reply.ts, text: 're', threadTs: at.ts });
    expect(await slack.readMessage(team, { channel, ts: messageTs('1.000001') })).toBeUndefined();
  });

  test('a post is sent once, whatever becomes of it', async () => {
    rig.sandbox.faults.next('chat.postMessage', { drop: 'after' });
    const post = slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    await expect(post).rejects.toMatchObject({ kind: 'transient', mayHaveHappened: true });
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('a limit is told at once and holds nothing else up', async () => {
    rig.sandbox.faults.next('chat.postMessage', { rateLimited: { retryAfter: 30 } });
    const limited = slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    await expect(limited).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 30_000 });
    expect(await slack.postMessage(team, { channel, ...message('two'), key: 'k2' })).toMatchObject({
      channel,
    });
  });

  test.each([
    [{ rateLimited: {} }, { kind: 'throttled', mayHaveHappened: false }],
    [{ status: 502 }, { kind: 'transient', code: 'http_502', mayHaveHappened: true }],
    [{ drop: 'midway' }, { kind: 'transient', mayHaveHappened: true }],
    [{ error: 'restricted_action' }, { kind: 'policy', mayHaveHappened: false }],
  ] as const)('a call that ends in %j throws what it means', async (fault, meaning) => {
    rig.sandbox.faults.next('chat.postMessage', fault);
    await expect(slack.postMessage(team, { channel, ...message('x'), key: 'k' })).rejects.toMatchObject(
      meaning,
    );
  });

  test('an ephemeral is seen by its person', async () => {
    await slack.postEphemeral(team, { channel, user: ana, ...message('psst') });
    expect(rig.sandbox.ephemeralsOf(ana, channel)).toMatchObject([{ text: 'psst' }]);
  });

  test('a file goes to a person’s conversation', async () => {
    await slack.sendFile(team, ana, { name: 'data.json', content: '{}', text: 'Your data' });
    expect(rig.sandbox.dmsOf(ana)).toMatchObject([{ text: 'Your data', files: [{ name: 'data.json' }] }]);
  });

  test('a file goes to a thread, and is found there by its name', async () => {
    const { ts } = await slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    const place = { channel, threadTs: ts };
    const wanted = { ...place, name: 'call.ics', since: since() };
    expect(await slack.findFile(team, wanted)).toBe('absent');
    await slack.shareFile(team, { ...place, name: 'call.ics', content: 'BEGIN', text: 'For your calendar' });
    const [, shared] = rig.sandbox.threadOf(channel, ts);
    expect(shared).toMatchObject({ text: 'For your calendar', files: [{ name: 'call.ics' }] });
    expect(await slack.findFile(team, wanted)).toMatchObject({ ts: shared?.ts });
    expect(await slack.findFile(team, { ...wanted, name: 'other.ics' })).toBe('absent');
    await slack.shareFile(team, { channel, name: 'plan.txt', content: 'x', text: 'A plan' });
    expect(rig.sandbox.messagesIn(channel).at(-1)).toMatchObject({ files: [{ name: 'plan.txt' }] });
  });
});

describe('finding a post again', () => {
  test('by its key: in a channel, in a thread, and in a person’s conversation', async () => {
    const post = await slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    const reply = await slack.postMessage(team, { channel, threadTs: post.ts, ...message('two'), key: 'k2' });
    const dm = await slack.postMessage(team, { channel: ana, ...message('three'), key: 'k3' });
    expect(await slack.findPosted(team, { channel, key: 'k1', since: since() })).toEqual(post);
    expect(await slack.findPosted(team, { channel, threadTs: post.ts, key: 'k2', since: since() })).toEqual({
      ...{ channel, ts: reply.ts, threadTs: post.ts },
    });
    // A person's id is no address: the conversation is told, so that the message can be changed.
    expect(dm.channel).not.toBe(ana);
    expect(await slack.findPosted(team, { channel: ana, key: 'k3', since: since() })).toEqual(dm);
  });

  test('even when the answer to the post was lost', async () => {
    rig.sandbox.faults.next('chat.postMessage', { drop: 'after' });
    await expect(slack.postMessage(team, { channel, ...message('one'), key: 'k1' })).rejects.toThrow();
    expect(await slack.findPosted(team, { channel, key: 'k1', since: since() })).toEqual({
      ...{ channel, ts: rig.sandbox.messagesIn(channel)[0]?.ts },
    });
  });

  test('tells that it surely is not there', async () => {
    await slack.postMessage(team, { channel, ...message('one'), key: 'other' });
    expect(await slack.findPosted(team, { channel, key: 'k1', since: since() })).toBe('absent');
  });

  test('turns pages', async () => {
    await slack.postMessage(team, { channel, ...message('one'), key: 'k1' });
    for (let i = 0; i < 130; i += 1)
      await slack.postMessage(team, { channel, ...message('later'), key: `l${i}` });
    expect(await slack.findPosted(team, { channel, key: 'k1', since: since() })).toMatchObject({ channel });
    expect(callsOf('conversations.history').length).toBeGreaterThan(1);
  });

  test.each(['channel_not_found', 'missing_scope', 'not_in_channel'])(
    'can’t tell when history is refused (%s)',
    async (error) => {
      rig.sandbox.faults.next('conversations.history', { error });
      expect(await slack.findPosted(team, { channel, key: 'k1', since: since() })).toBe('unreadable');
    },
  );

  test('asks for another try when Slack is out of reach or has had enough', async () => {
    rig.sandbox.faults.next('conversations.history', { rateLimited: { retryAfter: 60 } });
    await expect(slack.findPosted(team, { channel, key: 'k1', since: since() })).rejects.toMatchObject({
      retryAfterMs: 60_000,
    });
  });
});

describe('asking', () => {
  test('people, channels and members are told as they are', async () => {
    const guest = userId(rig.sandbox.workspace.addUser({ name: 'gus', isRestricted: true }));
    const stranger = userId(rig.sandbox.workspace.addUser({ name: 'zoe', isStranger: true }));
    expect(await slack.user(team, ana)).toMatchObject({
      id: ana,
      zone: 'Europe/Berlin',
      isAdmin: true,
      isGuest: false,
      isExternal: false,
    });
    expect(await slack.user(team, guest)).toMatchObject({
      isGuest: true,
      isDeactivated: false,
      isAdmin: false,
    });
    const hidden = channelId(
      rig.sandbox.workspace.addChannel({ name: 'hidden', kind: 'private', members: [ana] }),
    );
    const shared = channelId(
      rig.sandbox.workspace.addChannel({
        name: 'shared',
        members: [ana, stranger],
        withApp: true,
        isExtShared: true,
      }),
    );
    expect(await slack.channel(team, channel)).toEqual({
      id: channel,
      name: 'team',
      isPrivate: false,
      isGroupDm: false,
      isDm: false,
      isArchived: false,
      isExternal: false,
      isMember: true,
    });
    expect(await slack.user(team, stranger)).toMatchObject({ isExternal: true });
    expect(await slack.channel(team, shared)).toMatchObject({ isExternal: true });
    await expect(slack.channel(team, hidden)).rejects.toMatchObject({ kind: 'gone' });
    expect(await slack.members(team, channel, 100)).toContain(ana);
    expect(await slack.members(team, channel, 1)).toHaveLength(1);
    const { users, next } = await slack.usersPage(team);
    expect(users).toContainEqual(await slack.user(team, ana));
    expect(next).toBeUndefined();
    expect(await slack.identity(team)).toMatchObject({ team, botUser: rig.sandbox.workspace.botUserId });
  });

  test('a question is asked again when the connection breaks', async () => {
    rig.sandbox.faults.next('users.info', { drop: 'before' });
    expect(await slack.user(team, ana)).toMatchObject({ id: ana });
    expect(callsOf('users.info')).toHaveLength(2);
  });

  test('views need a trigger that is good', async () => {
    const view = { type: 'modal' as const, title: plain('Hi'), blocks: [section('x')] };
    await expect(slack.openView(team, 'nonsense', view)).rejects.toMatchObject({ kind: 'trigger' });
    await slack.publishHome(team, ana, { type: 'home', blocks: [section('Home')] });
    expect(rig.sandbox.homeOf(ana)).toBeDefined();
  });
});

describe('the token', () => {
  test('that Slack refuses pauses the workspace with the reason, and deletes nothing', async () => {
    rig.sandbox.faults.next('users.info', { error: 'token_revoked' });
    await expect(slack.user(team, ana)).rejects.toMatchObject({ kind: 'token' });
    expect(await rig.installations.find(team)).toMatchObject({
      state: 'paused',
      stateReason: 'token_revoked',
    });
    expect(rig.logged()).not.toContain('xoxb');
  });

  test('that can’t be read from the store is trouble that passes', async () => {
    rig.repository.find = () => Promise.reject(new Error('away'));
    await rig.clock.advance(60_000);
    await expect(slack.user(team, ana)).rejects.toMatchObject({ kind: 'transient', mayHaveHappened: false });
  });

  test('of a workspace where the app is not installed is not looked for at Slack', async () => {
    await expect(slack.user(teamId('T404'), ana)).rejects.toMatchObject({
      kind: 'token',
      code: 'not_installed',
    });
    expect(rig.sandbox.calls).toEqual([]);
  });
});

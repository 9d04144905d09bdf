/** Events about channels, people and installations: what Slack sends, and to whom. No app listens here. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Acted, Sandbox, Wire } from '../../src/sandbox/sandbox.js';

let sandbox: Sandbox;
let ana: string;
let ben: string;
let team: string;
let leads: string;

beforeEach(async () => {
  sandbox = createSandbox({ clock: simulatedClock(Date.UTC(2026, 2, 2, 9)) });
  const { workspace } = sandbox;
  ana = workspace.addUser({ name: 'ana' });
  ben = workspace.addUser({ name: 'ben' });
  team = workspace.addChannel({ name: 'team', members: [ana], withApp: true });
  leads = workspace.addChannel({ name: 'leads', kind: 'private', members: [ana] });
  await sandbox.start();
});
afterEach(() => sandbox.stop());

/** The inner events that an act made Slack send. */
const sent = async (act: Promise<Acted>): Promise<unknown[]> =>
  (await act).deliveries.map(({ payload }) => payload.event);
const types = async (act: Promise<Acted>): Promise<unknown[]> =>
  (await sent(act)).map((event) => (event as Wire).subtype ?? (event as Wire).type);

describe('channels', () => {
  test('tell of comings and goings where the app is, and of nothing in private where it is not', async () => {
    expect(await types(sandbox.joinChannel(ben, team, ana))).toEqual([
      'member_joined_channel',
      'channel_join',
    ]);
    expect(await types(sandbox.leaveChannel(ben, team))).toEqual(['member_left_channel']);
    expect(await types(sandbox.joinChannel(ben, leads))).toEqual([]);
    expect(await sent(sandbox.inviteApp(leads, ana))).toMatchObject([
      { type: 'member_joined_channel', user: sandbox.workspace.botUserId, channel_type: 'G', inviter: ana },
      { subtype: 'channel_join', channel_type: 'group' },
    ]);
    expect(await types(sandbox.removeApp(leads, ana))).toEqual(['group_left']);
    expect(await types(sandbox.removeApp(team, ana))).toEqual(['channel_left']);
    expect(await types(sandbox.say(ana, team, 'unheard'))).toEqual([]);
  });

  test('tell of their archiving, return and new name', async () => {
    expect(await types(sandbox.archive(team, ana))).toEqual(['channel_archive']);
    await expect(sandbox.say(ana, team, 'x')).rejects.toThrow('archived');
    expect(await types(sandbox.unarchive(team, ana))).toEqual(['channel_unarchive']);
    expect(await sent(sandbox.rename(team, 'crew', ana))).toMatchObject([
      { type: 'channel_rename', channel: { id: team, name: 'crew' } },
    ]);
    expect(sandbox.channelNamed('crew')).toBe(team);
    expect(await types(sandbox.archive(leads, ana))).toEqual([]);
  });

  test('keep people out who may not write there', async () => {
    const news = sandbox.workspace.addChannel({ name: 'news', members: [ana], readOnly: true });
    const questions = sandbox.workspace.addChannel({ name: 'qa', members: [ana], threadOnly: true });
    await expect(sandbox.say(ben, team, 'x')).rejects.toThrow('is not in');
    await expect(sandbox.say(ana, news, 'x')).rejects.toThrow('read-only');
    await expect(sandbox.say(ana, questions, 'x')).rejects.toThrow('replies only');
    await expect(sandbox.say(ana, team, 'x', { thread: '1.000000' })).rejects.toThrow('no thread');
  });
});

test('a stranger in a shared channel is marked as one, and the envelope says that it is shared', async () => {
  const zoe = sandbox.workspace.addUser({ name: 'zoe', isStranger: true });
  const shared = sandbox.workspace.addChannel({
    name: 'shared',
    members: [zoe],
    withApp: true,
    isExtShared: true,
  });
  const { deliveries, message } = await sandbox.say(zoe, shared, 'hi');
  expect(deliveries[0]?.payload).toMatchObject({
    is_ext_shared_channel: true,
    team_id: sandbox.workspace.id,
  });
  expect(message.user_team).not.toBe(sandbox.workspace.id);
});

test('a deleted root with replies leaves a tombstone; the thread stays', async () => {
  const { message } = await sandbox.say(ana, team, 'root');
  await sandbox.say(ana, team, 'reply', { thread: message.ts });
  const both = await sandbox.say(ana, team, 'for all', { thread: message.ts, broadcast: true });
  expect(both.message).toMatchObject({ subtype: 'thread_broadcast', root: { text: 'root', reply_count: 1 } });
  await sandbox.deleteMessage(ana, message);
  expect(sandbox.threadOf(team, message.ts).map(({ text }) => text)).toEqual([
    'This message was deleted.',
    'reply',
    'for all',
  ]);
});

test('a channel that becomes private keeps its id and its people, and is hidden from an app that is not in it', async () => {
  const { deliveries } = await sandbox.makePrivate(team, ana);
  expect(deliveries[0]?.payload.event).toMatchObject({
    ...{ subtype: 'channel_convert_to_private', channel: team, channel_type: 'group' },
  });
  expect((await types(sandbox.say(ana, team, 'still heard'))).length).toBe(1);
  await sandbox.removeApp(team, ana);
  expect(await types(sandbox.say(ana, team, 'not heard'))).toEqual([]);
  await expect(sandbox.makePrivate(team, ana)).rejects.toThrow('no public channel');
});

describe('installations', () => {
  test('of two workspaces hear of their own only', async () => {
    const other = sandbox.addWorkspace('Elsewhere');
    const zoe = other.addUser({ name: 'zoe' });
    const room = other.addChannel({ name: 'room', members: [zoe], withApp: true });
    expect(await types(sandbox.say(zoe, room, 'before'))).toEqual([]);
    await expect(sandbox.slash(zoe, room, '/async')).rejects.toThrow('not installed');
    other.install();
    const { deliveries } = await sandbox.say(zoe, room, 'after');
    expect(deliveries.map(({ payload }) => payload.team_id)).toEqual([other.id]);
  });

  test('end with two events, in either order, and then hear nothing', async () => {
    expect(await types(sandbox.workspace.uninstall())).toEqual(['app_uninstalled', 'tokens_revoked']);
    expect(await types(sandbox.say(ana, team, 'unheard'))).toEqual([]);
    expect(sandbox.workspace.botToken).toBeUndefined();
    sandbox.workspace.install();
    expect(await types(sandbox.workspace.uninstall('revoked-first'))).toEqual([
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });
});

test('people come and change with events, and what is typed becomes what Slack sends', async () => {
  const joined = await sandbox.workspace.joinTeam({ name: 'mei', tz: 'Asia/Tokyo' });
  expect(joined.deliveries[0]?.payload.event).toMatchObject({
    type: 'team_join',
    user: { tz_offset: 32_400 },
  });
  const changed = await sent(sandbox.workspace.changeUser(joined.user, { deleted: true }));
  expect(changed).toMatchObject([{ type: 'user_change', user: { id: joined.user, deleted: true } }]);
  expect(sandbox.typed(sandbox.workspace.id, '@ana & @nobody: <b> in #team, mail a@b.example')).toBe(
    `<@${ana}> &amp; @nobody: &lt;b&gt; in <#${team}|team>, mail a@b.example`,
  );
});

test('the log is forgotten when a long story asks for it', async () => {
  await sandbox.say(ana, team, 'x');
  expect(sandbox.deliveries.length).toBeGreaterThan(0);
  sandbox.forget();
  expect([sandbox.deliveries, sandbox.calls]).toEqual([[], []]);
});

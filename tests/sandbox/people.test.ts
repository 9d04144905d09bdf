/** People's acts through a real Bolt app over signed HTTP: what the app hears, and what each person then sees. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type BareApp, bareApp } from './bare-app.js';
import { type Heard, nudgingApp } from './nudging-app.js';

let sandbox: Sandbox;
let running: BareApp;
let ana: string;
let ben: string;
let team: string;
const heard: Heard[] = [];

beforeEach(async () => {
  heard.length = 0;
  sandbox = createSandbox({ clock: simulatedClock(Date.UTC(2026, 2, 2, 9)) });
  ana = sandbox.workspace.addUser({ name: 'ana', realName: 'Ana Ruiz', tz: 'America/Los_Angeles' });
  ben = sandbox.workspace.addUser({ name: 'ben', tz: 'Europe/Berlin' });
  team = sandbox.workspace.addChannel({ name: 'team', members: [ana, ben], withApp: true });
  await sandbox.start();
  running = await bareApp(sandbox, (app) => nudgingApp(app, heard, ben));
});

afterEach(async () => {
  await running.stop();
  await sandbox.stop();
});

describe('what people say', () => {
  test('reaches the app with the kind of conversation it was said in', async () => {
    const leads = sandbox.workspace.addChannel({
      name: 'leads',
      kind: 'private',
      members: [ana],
      withApp: true,
    });
    const group = sandbox.workspace.addChannel({
      name: 'g',
      kind: 'mpim',
      members: [ana, ben],
      withApp: true,
    });
    await sandbox.say(ana, team, 'in public');
    await sandbox.say(ana, leads, 'in private');
    await sandbox.say(ana, group, 'in a group');
    await sandbox.dm(ana, 'in a DM');
    expect(heard.map(({ channelType, text }) => [channelType, text])).toEqual([
      ['channel', 'in public'],
      ['group', 'in private'],
      ['mpim', 'in a group'],
      ['im', 'in a DM'],
    ]);
  });

  test('is not heard where the app is not, and a mention arrives twice where it is', async () => {
    const other = sandbox.workspace.addChannel({ name: 'other', members: [ana] });
    const said = await sandbox.say(ana, other, 'unheard');
    await sandbox.say(ana, team, `<@${sandbox.workspace.botUserId}> hello`);
    expect(said.deliveries).toEqual([]);
    expect(heard.map(({ type }) => type).sort()).toEqual(['app_mention', 'message']);
  });

  test('can be edited, unfurled and taken back, each with its own subtype', async () => {
    const { message } = await sandbox.say(ana, team, 'first');
    await sandbox.edit(ana, message, 'second');
    await sandbox.unfurl(message);
    await sandbox.deleteMessage(ana, message);
    expect(heard.map(({ subtype }) => subtype)).toEqual([
      undefined,
      'message_changed',
      'message_changed',
      'message_deleted',
    ]);
    expect(sandbox.messagesIn(team)).toEqual([]);
  });

  test("the app's own edits come back to it, which Bolt does not filter", async () => {
    await sandbox.say(ana, team, 'post and edit');
    expect(sandbox.messagesIn(team).map(({ text }) => text)).toEqual(['post and edit', 'two']);
    expect(heard.filter(({ subtype }) => subtype === 'message_changed')).toHaveLength(1);
    const own = sandbox.deliveries.filter(({ payload }) => JSON.stringify(payload).includes('bot_profile'));
    expect(own).toHaveLength(2);
  });

  test('invitations and changed people are told', async () => {
    const other = sandbox.workspace.addChannel({ name: 'other', members: [ana] });
    await sandbox.inviteApp(other, ana);
    await sandbox.workspace.changeUser(ana, { tz: 'Europe/London' });
    expect(heard).toContainEqual({ type: `member_joined_channel ${sandbox.workspace.botUserId}` });
    expect(heard).toContainEqual({ type: 'user_change', text: 'Europe/London' });
  });
});

describe('an ephemeral', () => {
  test('is seen by one person alone and is in no history', async () => {
    await sandbox.say(ana, team, 'nudge me');
    expect(sandbox.ephemeralsOf(ana, team).map(({ text }) => text)).toEqual(['Write it?']);
    expect(sandbox.ephemeralsOf(ben)).toEqual([]);
    expect(sandbox.messagesIn(team)).toHaveLength(1);
    sandbox.reload(ana);
    expect(sandbox.ephemeralsOf(ana)).toEqual([]);
  });

  test('sends its actions without the message, and its response_url takes it away', async () => {
    await sandbox.say(ana, team, 'nudge me');
    const ephemeral = sandbox.ephemeralsOf(ana)[0];
    if (!ephemeral) throw new Error('no ephemeral');
    const { deliveries } = await sandbox.press(ana, { ephemeral }, 'nudge:more', {
      selectedOption: 'Not here',
    });
    expect(deliveries[0]?.payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true, message_ts: ephemeral.ts, channel_id: team },
      actions: [{ type: 'overflow', action_id: 'nudge:more', selected_option: { value: 'not-here' } }],
    });
    expect(deliveries[0]?.payload).not.toHaveProperty('message');
    expect(sandbox.ephemeralsOf(ana)).toEqual([]);
    await expect(sandbox.press(ana, { ephemeral }, 'nudge:more')).rejects.toThrow('does not see');
  });
});

describe('a modal', () => {
  const open = async () => {
    await sandbox.say(ana, team, 'nudge me');
    const ephemeral = sandbox.ephemeralsOf(ana)[0];
    if (!ephemeral) throw new Error('no ephemeral');
    await sandbox.press(ana, { ephemeral }, 'nudge:write');
    const view = sandbox.openViewOf(ana);
    if (!view) throw new Error('no view');
    return view;
  };

  test('submits initial values, empty inputs and what was entered, as Slack does', async () => {
    const view = await open();
    const { action } = await sandbox.submit(ana, view.id, { kind: 'Proposal' });
    expect(action).toBe('close');
    expect(JSON.parse(heard.at(-1)?.text ?? '')).toEqual({
      title: { v: { type: 'plain_text_input', value: 'From the message' } },
      who: { v: { type: 'multi_users_select', selected_users: [ben] } },
      kind: {
        v: {
          type: 'static_select',
          selected_option: { text: { type: 'plain_text', text: 'Proposal', emoji: true }, value: 'p' },
        },
      },
    });
    expect(sandbox.openViewOf(ana)).toBeUndefined();
  });

  test('stays open with errors, and a required field is refused before anything is sent', async () => {
    const view = await open();
    expect(await sandbox.submit(ana, view.id, { title: null })).toMatchObject({
      action: 'blocked',
      deliveries: [],
      errors: { title: 'Please complete this required field.' },
    });
    expect(await sandbox.submit(ana, view.id, { title: 'bad' })).toMatchObject({
      action: 'errors',
      errors: { title: 'No' },
    });
    expect(sandbox.openViewOf(ana)?.state.values.title?.v).toMatchObject({ value: 'bad' });
    expect((await sandbox.submit(ana, view.id, { title: { v: 'good' } })).action).toBe('close');
  });

  test('tells when it is closed, if it asked for that', async () => {
    const view = await open();
    await sandbox.closeView(ana, view.id, 'all');
    expect(heard.at(-1)).toEqual({ type: 'view_closed', text: 'true' });
  });
});

test('a slash command is answered in its acknowledgement and through its response_url', async () => {
  const { reply, error } = await sandbox.slash(ana, team, '/async', 'help');
  expect(error).toBeUndefined();
  expect(reply?.text).toBe('You said help');
  expect(sandbox.ephemeralsOf(ana)).toHaveLength(1);
  expect(sandbox.messagesIn(team).at(-1)?.text).toBe('For all');
});

test('a message shortcut brings the message, and Home shows what was published', async () => {
  const { message } = await sandbox.say(ben, team, 'can we meet?');
  await sandbox.useShortcut(ana, 'make_async', message);
  expect(heard.at(-1)).toEqual({ type: 'message_action', text: 'can we meet?' });
  await sandbox.openHome(ana);
  expect(sandbox.homeOf(ana)?.blocks[0]).toMatchObject({ type: 'header' });
});

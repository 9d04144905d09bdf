/** What people press, type and submit, through the real edge: who is called, and what they are told when something fails. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { View } from '@slack/types';
import { button, input, message, plain, section } from '../../src/slack/blocks.js';
import { SlackCallError } from '../../src/slack/errors.js';
import type { ActionPress, SlashCommand, ViewSubmission } from '../../src/slack/incoming.js';
import type { ListenerTable } from '../../src/slack/listener-table.js';
import { closeView, showErrors, showInstead } from '../../src/slack/view-reply.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
afterEach(() => rig.stop());

const FORM: View = {
  type: 'modal',
  callback_id: 'test:form',
  private_metadata: 'refs',
  title: plain('Write'),
  submit: plain('Send'),
  blocks: [
    input({ label: 'Title', element: { type: 'plain_text_input', action_id: 'test:title' } }),
    input({
      label: 'Asked',
      element: { type: 'multi_users_select', action_id: 'test:asked' },
      optional: true,
    }),
  ],
};

const FAILED = /something went wrong on our side.*reference: ([A-Z0-9]{8})/i;

async function withTable(table: (rig: () => Rig) => ListenerTable) {
  rig = await startRig({ tables: [table(() => rig)] });
  const { workspace } = rig.sandbox;
  const ana = workspace.addUser({ name: 'ana' });
  return { ana, channel: workspace.addChannel({ name: 'team', members: [ana], withApp: true }) };
}

describe('a command', () => {
  test('is acknowledged at once and handed on with what was typed', async () => {
    const commands: SlashCommand[] = [];
    const { ana, channel } = await withTable(() => ({
      commands: { '/async': async (command) => void commands.push(command) },
    }));
    expect((await rig.sandbox.slash(ana, channel, '/async', 'snooze 1d')).error).toBeUndefined();
    expect(commands).toMatchObject([
      {
        team: rig.sandbox.workspace.id,
        user: ana,
        channel,
        command: '/async',
        text: 'snooze 1d',
        triggerId: expect.any(String),
      },
    ]);
  });

  test('that takes five seconds is acknowledged in time all the same', async () => {
    let finish = () => {};
    const { ana, channel } = await withTable(() => ({
      commands: {
        '/async': () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      },
    }));
    const typed = rig.sandbox.slash(ana, channel, '/async');
    const delivery = await rig.sandbox.until(() =>
      rig.sandbox.deliveries.find(({ outcome }) => outcome === 'answered'),
    );
    expect(delivery).toMatchObject({ kind: 'command', status: 200 });
    finish();
    await typed;
  });

  test('that fails tells the person kindly, with the reference that is in the log', async () => {
    const { ana, channel } = await withTable(() => ({
      commands: { '/async': () => Promise.reject(new Error('the store is away')) },
    }));
    await rig.sandbox.slash(ana, channel, '/async', 'private words');
    const [told] = rig.sandbox.ephemeralsOf(ana, channel);
    const reference = FAILED.exec(told?.text ?? '')?.[1];
    expect(reference).toBeDefined();
    expect(rig.logged()).toContain(`"reference":"${reference}"`);
    expect(rig.logged()).toContain('the store is away');
    expect(rig.logged()).not.toContain('private words');
  });

  test('that nobody listens to is answered', async () => {
    const { ana, channel } = await withTable(() => ({}));
    await rig.sandbox.slash(ana, channel, '/async');
    expect(rig.sandbox.ephemeralsOf(ana, channel)).toMatchObject([
      { text: expect.stringContaining('older version') },
    ]);
  });
});

describe('a button', () => {
  const asked = (actionId: string) => ({
    ...message('Well?', section('Well?'), {
      type: 'actions',
      elements: [button({ actionId, text: 'Yes', value: 'v1' })],
    }),
  });

  async function shown(actionId: string, press: (press: ActionPress) => Promise<void>) {
    const { ana, channel } = await withTable((current) => ({
      commands: {
        '/async': async ({ team, channel, user }) =>
          current().edge.slack.postEphemeral(team, { channel, user, ...asked(actionId) }),
      },
      actions: { 'test:yes': press },
    }));
    await rig.sandbox.slash(ana, channel, '/async');
    const [ephemeral] = rig.sandbox.ephemeralsOf(ana, channel);
    if (!ephemeral) throw new Error('nothing was shown');
    return { ana, channel, ephemeral };
  }

  test('in an ephemeral message tells who pressed what, where, and can be answered in its place', async () => {
    const presses: ActionPress[] = [];
    const { ana, channel, ephemeral } = await shown('test:yes', async (press) => {
      presses.push(press);
      if (press.responseUrl)
        await rig.edge.respond(press.responseUrl, { ...message('Done'), replaceOriginal: true });
    });
    await rig.sandbox.press(ana, { ephemeral }, 'test:yes');
    expect(presses).toMatchObject([
      {
        user: ana,
        actionId: 'test:yes',
        value: 'v1',
        message: { channel, ts: ephemeral.ts, ephemeral: true },
      },
    ]);
    expect(rig.sandbox.ephemeralsOf(ana, channel).map(({ text }) => text)).toEqual(['Done']);
  });

  test('can take its message away', async () => {
    const { ana, channel, ephemeral } = await shown('test:yes', async ({ responseUrl = '' }) =>
      rig.edge.takeAway(responseUrl),
    );
    await rig.sandbox.press(ana, { ephemeral }, 'test:yes');
    expect(rig.sandbox.ephemeralsOf(ana, channel)).toEqual([]);
  });

  test('that fails leaves the message and tells the person', async () => {
    const { ana, channel, ephemeral } = await shown('test:yes', () => Promise.reject(new Error('no')));
    await rig.sandbox.press(ana, { ephemeral }, 'test:yes');
    expect(rig.sandbox.ephemeralsOf(ana, channel).map(({ text }) => text)).toEqual([
      'Well?',
      expect.stringMatching(FAILED),
    ]);
  });

  test('whose form came too late asks to press again, without a reference', async () => {
    const tooLate = new SlackCallError({
      kind: 'trigger',
      code: 'expired_trigger_id',
      mayHaveHappened: false,
    });
    const { ana, channel, ephemeral } = await shown('test:yes', () => Promise.reject(tooLate));
    await rig.sandbox.press(ana, { ephemeral }, 'test:yes');
    expect(rig.sandbox.ephemeralsOf(ana, channel).at(-1)?.text).toContain('Please press it again');
  });

  test('of an older version is answered', async () => {
    const { ana, channel, ephemeral } = await shown('test:gone', async () => {});
    await rig.sandbox.press(ana, { ephemeral }, 'test:gone');
    expect(rig.sandbox.ephemeralsOf(ana, channel).at(-1)?.text).toContain('older version');
    expect(rig.logged()).toContain('action test:gone');
  });
});

describe('a form', () => {
  async function opened(submit: NonNullable<ListenerTable['views']>[string] | undefined, form = FORM) {
    const { ana, channel } = await withTable((current) => ({
      commands: {
        '/async': async ({ team, triggerId }) =>
          void (await current().edge.slack.openView(team, triggerId, form)),
      },
      ...(submit && { views: { 'test:form': submit } }),
    }));
    await rig.sandbox.slash(ana, channel, '/async');
    const view = rig.sandbox.openViewOf(ana);
    if (!view) throw new Error('no form was opened');
    return { ana, viewId: String(view.id) };
  }

  test('arrives with its values by action id, and closes', async () => {
    const submissions: ViewSubmission[] = [];
    const { ana, viewId } = await opened(async (submission) => {
      submissions.push(submission);
      return closeView;
    });
    expect(
      await rig.sandbox.submit(ana, viewId, { 'test:title': 'Move on', 'test:asked': [ana] }),
    ).toMatchObject({ action: 'close' });
    expect(submissions).toMatchObject([
      {
        user: ana,
        view: {
          callbackId: 'test:form',
          privateMetadata: 'refs',
          hash: expect.any(String),
          values: { 'test:title': 'Move on', 'test:asked': [ana] },
          blockOf: { 'test:title': 'test:title.block' },
        },
      },
    ]);
  });

  test('is told what is wrong at the field it is about', async () => {
    const { ana, viewId } = await opened(async () => showErrors({ 'test:title': 'Too short.' }));
    expect(await rig.sandbox.submit(ana, viewId, { 'test:title': 'x' })).toMatchObject({
      action: 'errors',
      errors: { 'test:title.block': 'Too short.' },
    });
  });

  test('is told at its first field about a field it does not have', async () => {
    const { ana, viewId } = await opened(async () => showErrors({ elsewhere: 'Hm.' }));
    expect(await rig.sandbox.submit(ana, viewId, { 'test:title': 'x' })).toMatchObject({
      errors: { 'test:title.block': 'Hm.' },
    });
  });

  test('can become another view', async () => {
    const { ana, viewId } = await opened(async () =>
      showInstead({ type: 'modal', title: plain('Thanks'), blocks: [section('Saved.')] }),
    );
    expect(await rig.sandbox.submit(ana, viewId, { 'test:title': 'x' })).toMatchObject({ action: 'update' });
  });

  test('whose listener fails stays open with what was typed, and says so at its first field', async () => {
    const { ana, viewId } = await opened(() => Promise.reject(new Error('the store is away')));
    const submitted = await rig.sandbox.submit(ana, viewId, { 'test:title': 'precious' });
    expect(submitted).toMatchObject({
      action: 'errors',
      errors: { 'test:title.block': expect.stringContaining('Your text is still here') },
    });
    expect(rig.sandbox.openViewOf(ana)).toBeDefined();
    expect(rig.logged()).toContain('the store is away');
    expect(rig.logged()).not.toContain('precious');
  });

  test('that nobody listens to keeps its text and says so', async () => {
    const { ana, viewId } = await opened(undefined);
    expect(await rig.sandbox.submit(ana, viewId, { 'test:title': 'precious' })).toMatchObject({
      action: 'errors',
      errors: { 'test:title.block': expect.stringContaining('copy your text') },
    });
  });

  test('that is closed is answered, although nobody listens', async () => {
    const { ana, viewId } = await opened(async () => closeView, { ...FORM, notify_on_close: true });
    expect((await rig.sandbox.closeView(ana, viewId)).deliveries).toMatchObject([{ status: 200 }]);
  });
});

test('a shortcut on a message hands the message on', async () => {
  const used: unknown[] = [];
  const { ana, channel } = await withTable(() => ({
    shortcuts: { 'test:make-async': async (use) => void used.push(use) },
  }));
  const { message } = await rig.sandbox.say(ana, channel, 'can we meet?');
  await rig.sandbox.useShortcut(ana, 'test:make-async', { channel, ts: message.ts });
  expect(used).toMatchObject([
    {
      user: ana,
      callbackId: 'test:make-async',
      message: { channel, ts: message.ts, text: 'can we meet?', user: ana },
    },
  ]);
});

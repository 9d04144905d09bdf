/** Views: triggers, the stack, hashes, and what survives an update; driven by the real WebClient. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { type BareApp, bareApp, clientOf } from './bare-app.js';

let clock: SimulatedClock;
let sandbox: Sandbox;
let running: BareApp;
let client: WebClient;
let ana: string;
let triggers: string[];
let answer: object | undefined;

const modal = (title: string, initial = 'first', blockId = 'b'): ModalView => ({
  type: 'modal',
  callback_id: 'cb',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Go' },
  blocks: [
    {
      type: 'input',
      block_id: blockId,
      label: { type: 'plain_text', text: 'L' },
      element: { type: 'plain_text_input', action_id: 'a', initial_value: initial },
    },
  ],
});

beforeEach(async () => {
  triggers = [];
  answer = undefined;
  clock = simulatedClock(Date.UTC(2026, 2, 2, 9));
  sandbox = createSandbox({ clock });
  ana = sandbox.workspace.addUser({ name: 'ana' });
  await sandbox.start();
  client = clientOf(sandbox);
  running = await bareApp(sandbox, (app) => {
    app.shortcut('go', async ({ ack, shortcut }) => {
      triggers.push(shortcut.trigger_id);
      await ack();
    });
    app.options('zone', async ({ ack, payload }) =>
      ack({ options: [{ text: { type: 'plain_text', text: `Europe/${payload.value}` }, value: 'e' }] }),
    );
    app.action('zone', async ({ ack }) => ack());
    app.view('cb', async ({ ack }) => (answer ? ack(answer as never) : ack()));
  });
});
afterEach(async () => {
  await running.stop();
  await sandbox.stop();
});

const trigger = async (): Promise<string> => {
  await sandbox.useShortcut(ana, 'go');
  return triggers.at(-1) ?? '';
};
const errorOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: { data?: { error?: string } }) => error.data?.error ?? '?',
  );

describe('a trigger', () => {
  test('opens one view, within three seconds', async () => {
    const first = await trigger();
    await client.views.open({ trigger_id: first, view: modal('One') });
    expect(await errorOf(client.views.open({ trigger_id: first, view: modal('Two') }))).toBe(
      'exchanged_trigger_id',
    );
    const late = await trigger();
    await clock.advance(3001);
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal('Two') }))).toBe(
      'expired_trigger_id',
    );
    expect(await errorOf(client.views.open({ trigger_id: 'x', view: modal('Two') }))).toBe(
      'invalid_trigger_id',
    );
    expect(sandbox.openViewOf(ana)?.title.text).toBe('One');
  });
});

describe('the stack', () => {
  test('is three deep, and knows its root', async () => {
    const { view: root } = await client.views.open({ trigger_id: await trigger(), view: modal('1') });
    for (const title of ['2', '3'])
      await client.views.push({ trigger_id: await trigger(), view: modal(title) });
    expect(await errorOf(client.views.push({ trigger_id: await trigger(), view: modal('4') }))).toBe(
      'push_limit_reached',
    );
    expect(sandbox.viewsOf(ana).map(({ title }) => title.text)).toEqual(['1', '2', '3']);
    expect(sandbox.openViewOf(ana)?.root_view_id).toBe(root?.id);
    const top = sandbox.openViewOf(ana)?.id ?? '';
    expect(await sandbox.submit(ana, top)).toMatchObject({ action: 'close', view: { title: { text: '2' } } });
  });

  test('grows, changes and goes by what a submission is answered', async () => {
    await client.views.open({ trigger_id: await trigger(), view: modal('1') });
    const submit = () => sandbox.submit(ana, sandbox.openViewOf(ana)?.id ?? '');
    answer = { response_action: 'push', view: modal('2') };
    expect(await submit()).toMatchObject({ action: 'push', view: { title: { text: '2' } } });
    answer = { response_action: 'update', view: modal('3') };
    expect(await submit()).toMatchObject({ action: 'update', view: { title: { text: '3' } } });
    answer = { response_action: 'errors', errors: { nowhere: 'x' } };
    expect(await submit()).toMatchObject({ action: 'failed', error: expect.stringContaining('nowhere') });
    answer = { response_action: 'update', view: modal('x'.repeat(25)) };
    expect(await submit()).toMatchObject({
      action: 'failed',
      error: expect.stringContaining('/view/title/text'),
    });
    answer = { response_action: 'clear' };
    expect((await submit()).action).toBe('clear');
    expect(sandbox.viewsOf(ana)).toEqual([]);
  });
});

describe('an update', () => {
  test('with an old hash is refused', async () => {
    const { view } = await client.views.open({ trigger_id: await trigger(), view: modal('1') });
    const view_id = view?.id ?? '';
    const hash = view?.hash ?? '';
    await client.views.update({ view_id, hash, view: modal('2') });
    expect(await errorOf(client.views.update({ view_id, hash, view: modal('3') }))).toBe('hash_conflict');
    expect(sandbox.openViewOf(ana)?.title.text).toBe('2');
    expect(await errorOf(client.views.update({ view_id: 'V404', view: modal('3') }))).toBe('not_found');
  });

  test('keeps what was entered under the same ids, and shows new initial values only under new ones', async () => {
    const { view } = await client.views.open({ trigger_id: await trigger(), view: modal('1', 'first') });
    const view_id = view?.id ?? '';
    const value = () => Object.values(sandbox.openViewOf(ana)?.state.values ?? {})[0]?.a;
    expect(value()).toMatchObject({ value: 'first' });
    await client.views.update({ view_id, view: modal('2', 'second') });
    expect(value()).toMatchObject({ value: 'first' });
    sandbox.fill(ana, view_id, { b: 'typed' });
    await client.views.update({ view_id, view: modal('3', 'third') });
    expect(value()).toMatchObject({ value: 'typed' });
    await client.views.update({ view_id, view: modal('4', 'fourth', 'b2') });
    expect(value()).toMatchObject({ value: 'fourth' });
  });
});

test('Home is published per person, guarded by its hash, and refused when it is too large', async () => {
  const publish = (text: string, hash?: string) =>
    client.views.publish({
      user_id: ana,
      ...(hash === undefined ? {} : { hash }),
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] },
    });
  const { view } = await publish('one');
  await publish('two', view?.hash ?? '');
  expect(await errorOf(publish('three', view?.hash ?? ''))).toBe('hash_conflict');
  expect(sandbox.homeOf(ana)?.blocks).toMatchObject([{ text: { text: 'two' } }]);
  const large = { ...modal('1'), private_metadata: 'x'.repeat(250_001) };
  expect(await errorOf(client.views.open({ trigger_id: await trigger(), view: large }))).toBe(
    'view_too_large',
  );
});

test('a select that the app fills is asked for its options, and choosing one sends an action', async () => {
  const select = { type: 'external_select' as const, action_id: 'zone', min_query_length: 1 };
  await client.views.publish({
    user_id: ana,
    view: { type: 'home', blocks: [{ type: 'actions', block_id: 'z', elements: [select] }] },
  });
  const { options } = await sandbox.suggest(ana, { home: true }, 'zone', 'Berlin');
  expect(options).toMatchObject([{ text: { text: 'Europe/Berlin' } }]);
  const { deliveries, error } = await sandbox.press(ana, { home: true }, 'zone', { selectedOption: 'e' });
  expect(error).toBeUndefined();
  expect(deliveries[0]?.payload).toMatchObject({
    container: { type: 'view' },
    actions: [{ type: 'external_select', selected_option: { value: 'e' } }],
    view: { state: { values: { z: { zone: { selected_option: { value: 'e' } } } } } },
  });
  expect(deliveries[0]?.payload).not.toHaveProperty('response_url');
});

test('what nobody could do is an error of the test, not an answer', async () => {
  await client.views.open({ trigger_id: await trigger(), view: modal('1') });
  const view = sandbox.openViewOf(ana)?.id ?? '';
  await expect(sandbox.press(ana, { view }, 'a')).rejects.toThrow('in an input block');
  await expect(sandbox.press(ana, { view }, 'nothing')).rejects.toThrow(
    'no control nothing here; there are: a',
  );
  await expect(sandbox.press(ana, { home: true }, 'a')).rejects.toThrow('does not see this view');
  await expect(sandbox.submit(ana, 'V404')).rejects.toThrow('not on top');
});

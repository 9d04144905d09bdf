/** Block Kit's limits, and what inputs hold; pure. */
import { describe, expect, test } from '@jest/globals';
import { blockProblems, type Surface } from '../../src/sandbox/block-kit/check-blocks.js';
import { demandView } from '../../src/sandbox/block-kit/check-view.js';
import { completeBlocks } from '../../src/sandbox/block-kit/complete-blocks.js';
import { entered, stateOf, unfit } from '../../src/sandbox/block-kit/input-state.js';
import type { Wire } from '../../src/sandbox/wire.js';
import { createIds } from '../../src/sandbox/workspace/ids.js';

const plain = (length: number): Wire => ({ type: 'plain_text', text: 'x'.repeat(length) });
const markdown = (length: number): Wire => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const options = (count: number): Wire[] =>
  Array.from({ length: count }, (_, i) => ({ text: plain(5), value: `v${i}` }));
const actions = (...elements: Wire[]): Wire => ({ type: 'actions', elements });
const button = (more: Wire = {}): Wire => ({ type: 'button', text: plain(5), action_id: 'a', ...more });
const input = (element: Wire, more: Wire = {}): Wire => ({
  type: 'input',
  block_id: 'b',
  label: plain(5),
  element,
  ...more,
});

/** Each row: what is tried, the largest that passes, the smallest that does not, and where the problem is. */
const LIMITS: [string, Surface, Wire[], Wire[], string][] = [
  [
    'section text',
    'message',
    [{ type: 'section', text: markdown(3000) }],
    [{ type: 'section', text: markdown(3001) }],
    '/blocks/0/text/text',
  ],
  [
    'section field',
    'message',
    [{ type: 'section', fields: [markdown(2000)] }],
    [{ type: 'section', fields: [markdown(2001)] }],
    '/blocks/0/fields/0/text',
  ],
  [
    'section fields',
    'message',
    [{ type: 'section', fields: Array(10).fill(markdown(1)) }],
    [{ type: 'section', fields: Array(11).fill(markdown(1)) }],
    '/blocks/0/fields',
  ],
  [
    'header',
    'message',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    '/blocks/0/text/text',
  ],
  [
    'header type',
    'message',
    [{ type: 'header', text: plain(1) }],
    [{ type: 'header', text: markdown(1) }],
    '/blocks/0/text/type',
  ],
  [
    'empty text',
    'message',
    [{ type: 'section', text: markdown(1) }],
    [{ type: 'section', text: markdown(0) }],
    '/blocks/0/text/text',
  ],
  [
    'context elements',
    'message',
    [{ type: 'context', elements: Array(10).fill(plain(1)) }],
    [{ type: 'context', elements: Array(11).fill(plain(1)) }],
    '/blocks/0/elements',
  ],
  [
    'button text',
    'message',
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'button value',
    'message',
    [actions(button({ value: 'x'.repeat(2000) }))],
    [actions(button({ value: 'x'.repeat(2001) }))],
    '/blocks/0/elements/0/value',
  ],
  [
    'action_id',
    'message',
    [actions(button({ action_id: 'x'.repeat(255) }))],
    [actions(button({ action_id: 'x'.repeat(256) }))],
    '/blocks/0/elements/0/action_id',
  ],
  [
    'overflow options',
    'message',
    [actions({ type: 'overflow', options: options(5) })],
    [actions({ type: 'overflow', options: options(6) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'select options',
    'message',
    [actions({ type: 'static_select', options: options(100) })],
    [actions({ type: 'static_select', options: options(101) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'no options',
    'message',
    [actions({ type: 'overflow', options: options(1) })],
    [actions({ type: 'overflow', options: [] })],
    '/blocks/0/elements/0/options',
  ],
  [
    'radio buttons',
    'modal',
    [input({ type: 'radio_buttons', options: options(10) })],
    [input({ type: 'radio_buttons', options: options(11) })],
    '/blocks/0/element/options',
  ],
  [
    'text in an input only',
    'modal',
    [input({ type: 'plain_text_input' })],
    [actions({ type: 'plain_text_input' })],
    '/blocks/0/elements/0/type',
  ],
  [
    'initial value',
    'modal',
    [input({ type: 'plain_text_input', initial_value: 'x'.repeat(3000) })],
    [input({ type: 'plain_text_input', initial_value: 'x'.repeat(3001) })],
    '/blocks/0/element/initial_value',
  ],
  [
    'initial option',
    'modal',
    [input({ type: 'static_select', options: options(2), initial_option: options(2)[1] })],
    [input({ type: 'static_select', options: options(1), initial_option: options(2)[1] })],
    '/blocks/0/element/initial_option',
  ],
  [
    'initial date',
    'modal',
    [input({ type: 'datepicker', initial_date: '2026-03-02' })],
    [input({ type: 'datepicker', initial_date: '2.3.2026' })],
    '/blocks/0/element/initial_date',
  ],
  [
    'markdown in messages only',
    'message',
    [{ type: 'markdown', text: 'x' }],
    [{ type: 'markdown', text: 'x'.repeat(12_001) }],
    '/blocks/0/text',
  ],
  ['known blocks only', 'message', [{ type: 'divider' }], [{ type: 'sektion' }], '/blocks/0/type'],
  [
    'one id per block',
    'message',
    [{ type: 'divider', block_id: 'a' }],
    Array(2).fill({ type: 'divider', block_id: 'a' }),
    '/blocks',
  ],
  [
    'one id per action of a block',
    'message',
    [actions(button(), button({ action_id: 'b' }))],
    [actions(button(), button())],
    '/blocks/0/elements',
  ],
  [
    'blocks of a modal',
    'modal',
    Array(100).fill({ type: 'divider' }),
    Array(101).fill({ type: 'divider' }),
    '/blocks',
  ],
];

test.each(LIMITS)('%s has its limit', (_name, surface, good, bad, pointer) => {
  expect(blockProblems(good, surface)).toEqual([]);
  expect(blockProblems(bad, surface)).toEqual(
    expect.arrayContaining([expect.stringContaining(`[json-pointer:${pointer}]`)]),
  );
});

test('markdown blocks are refused in modals, and their length counts together', () => {
  expect(blockProblems([{ type: 'markdown', text: 'x' }], 'modal')).toHaveLength(1);
  const two = Array(2).fill({ type: 'markdown', text: 'x'.repeat(6_001) });
  expect(blockProblems(two, 'message')).toEqual([expect.stringContaining('in all')]);
});

test('a view needs a short title, a submit button when it asks, and metadata of at most 3,000 characters', () => {
  const modal = { type: 'modal', title: plain(24), blocks: [] };
  const messages = (view: Wire): unknown => {
    try {
      demandView(view, 'modal');
      return [];
    } catch (error) {
      return (error as { extra: { response_metadata: { messages: string[] } } }).extra.response_metadata
        .messages;
    }
  };
  expect(messages(modal)).toEqual([]);
  expect(messages({ ...modal, title: plain(25) })).toEqual([
    '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
  ]);
  expect(messages({ ...modal, private_metadata: 'x'.repeat(3001) })).toHaveLength(1);
  expect(messages({ ...modal, blocks: [input({ type: 'plain_text_input' })] })).toEqual([
    expect.stringContaining('/view/submit'),
  ]);
});

test('ids that were left out are filled in, those given stay', () => {
  const [first, second] = completeBlocks(createIds(), [
    actions({ type: 'button', text: plain(1) }),
    { type: 'section', block_id: 'mine', text: plain(1), accessory: button() },
  ]);
  expect(first).toMatchObject({
    block_id: expect.any(String),
    elements: [{ action_id: expect.any(String) }],
  });
  expect(second).toMatchObject({ block_id: 'mine', accessory: { action_id: 'a' } });
});

describe('inputs', () => {
  const blocks = [
    input({ type: 'plain_text_input', action_id: 'v', max_length: 5 }),
    input(
      { type: 'checkboxes', action_id: 'v', options: options(3), initial_options: [options(3)[2]] },
      { block_id: 'c', optional: true },
    ),
    input({ type: 'datepicker', action_id: 'day' }, { block_id: 'd', optional: true }),
    {
      type: 'section',
      block_id: 's',
      text: plain(1),
      accessory: { type: 'users_select', action_id: 'who', initial_user: 'U1' },
    },
  ];

  test('hold their initial value, or what is empty for their type', () => {
    expect(stateOf(blocks)).toEqual({
      b: { v: { type: 'plain_text_input', value: null } },
      c: { v: { type: 'checkboxes', selected_options: [options(3)[2]] } },
      d: { day: { type: 'datepicker', selected_date: null } },
      s: { who: { type: 'users_select', selected_user: 'U1' } },
    });
  });

  test('take what is entered, by block, by action or by both', () => {
    const state = entered(blocks, stateOf(blocks), {
      b: 'hello',
      c: { v: ['v0', 'v1'] },
      day: '2026-03-02',
      who: null,
    });
    expect(state.b?.v?.value).toBe('hello');
    expect(state.c?.v?.selected_options).toEqual([options(2)[0], options(2)[1]]);
    expect(state.d?.day?.selected_date).toBe('2026-03-02');
    expect(state.s?.who?.selected_user).toBeNull();
    expect(() => entered(blocks, state, { v: 'x' })).toThrow('several inputs');
    expect(() => entered(blocks, state, { nowhere: 'x' })).toThrow('no input');
    expect(() => entered(blocks, state, { c: { v: ['v9'] } })).toThrow('no option "v9"');
  });

  test('are refused by the form itself when required and empty, or too long', () => {
    expect(unfit(blocks, stateOf(blocks))).toEqual({ b: 'Please complete this required field.' });
    expect(unfit(blocks, entered(blocks, stateOf(blocks), { b: 'too long' }))).toEqual({
      b: 'This entry is too long.',
    });
    expect(unfit(blocks, entered(blocks, stateOf(blocks), { b: 'fine' }))).toEqual({});
  });
});

import { describe, expect, test } from '@jest/globals';
import { actions, button, input, message, overflow, plain, section } from '../../src/slack/blocks.js';
import { checkMessage, checkView } from './check-limits.js';

const long = (length: number) => 'x'.repeat(length);

describe('the check of limits', () => {
  test('finds nothing in a message within them', () => {
    const pressable = actions('a', button({ actionId: 'a:b', text: 'Press', value: long(2_000) }));
    expect(checkMessage(message(long(4_000), section(long(3_000)), pressable))).toEqual([]);
  });

  test.each([
    ['no text', message('', section('x'))],
    ['too long a text', message(long(4_001), section('x'))],
    ['too many blocks', message('x', ...Array.from({ length: 51 }, () => section('x')))],
    ['too long a section', message('x', section(long(3_001)))],
    ['an empty section', message('x', section(''))],
    ['too long a button', message('x', actions('a', button({ actionId: 'a', text: long(76) })))],
    [
      'too long a value',
      message('x', actions('a', button({ actionId: 'a', text: 'x', value: long(2_001) }))),
    ],
    ['two blocks of one id', message('x', actions('a'), actions('a'))],
    [
      'too many options',
      message(
        'x',
        actions(
          'a',
          overflow(
            'o',
            [1, 2, 3, 4, 5, 6].map((n) => [`${n}`, `${n}`]),
          ),
        ),
      ),
    ],
  ])('finds %s in a message', (_, content) => {
    expect(checkMessage(content)).toHaveLength(1);
  });

  const modal = {
    type: 'modal',
    title: plain('Title'),
    submit: plain('Go'),
    blocks: [section('x')],
  } as const;
  const typing = (initial: string, max: number) =>
    input({
      label: 'Label',
      element: { type: 'plain_text_input', action_id: 'a', initial_value: initial, max_length: max },
    });

  test('finds nothing in a view within them', () => {
    expect(checkView({ ...modal, blocks: [typing(long(3_000), 3_000)] })).toEqual([]);
  });

  test.each([
    ['too long a title', { ...modal, title: plain(long(25)) }],
    ['too much private metadata', { ...modal, private_metadata: long(3_001) }],
    [
      'inputs without a submit button',
      { type: 'modal', title: plain('x'), blocks: [typing('', 10)] } as const,
    ],
    ['more text than a field holds', { ...modal, blocks: [typing(long(11), 10)] }],
    ['a field that holds too much', { ...modal, blocks: [typing('', 3_001)] }],
  ])('finds %s in a view', (_, view) => {
    expect(checkView({ ...view, blocks: [...view.blocks] })).toHaveLength(1);
  });
});

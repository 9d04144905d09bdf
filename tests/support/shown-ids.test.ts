import { expect, test } from '@jest/globals';
import type { Call, Delivery } from '../../src/sandbox/sandbox.js';
import { shownIds } from './shown-ids.js';

const block = (action_id: string, more = {}) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id }],
  ...more,
});
const input = { type: 'input', element: { type: 'plain_text_input', action_id: 'typed' } };
const call = (args: Call['args']) => ({ args }) as Call;
const answered = (body: unknown) => ({ body }) as Delivery;

test('controls are found in messages, in views and in answers to forms, also as JSON in a form field', () => {
  const { actions, views } = shownIds({
    calls: [
      call({ blocks: JSON.stringify([block('a')]) }),
      call({ blocks: [block('b')] }),
      call({
        view: JSON.stringify({ type: 'modal', callback_id: 'form', submit: {}, blocks: [block('c'), input] }),
      }),
      call({ view: { type: 'modal', callback_id: 'nothing to submit', blocks: [] } }),
    ],
    deliveries: [
      answered({
        response_action: 'push',
        view: { type: 'modal', callback_id: 'more', submit: {}, blocks: [block('d')] },
      }),
      answered(''),
    ],
  });
  expect(actions).toEqual(['a', 'b', 'c', 'd']);
  expect(views).toEqual(['form', 'more']);
});

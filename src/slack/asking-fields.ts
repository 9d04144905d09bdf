/** Fields of the forms that ask people for something in writing: who, by when, and where it goes. */
import type { InputBlock } from '@slack/types';
import type { UserId } from '../core/ids.js';
import { input, option, plain } from './blocks.js';

/** Each of them is pinged: more people than this are a channel, and need no list. */
export const MOST_ASKED = 30;

/** Working hours that everyone asked gets, and what the list says. */
const HOURS = [
  [4, 'after 4 working hours (half a day)'],
  [8, 'after 8 working hours (a day)'],
  [16, 'after 16 working hours (two days)'],
  [24, 'after 24 working hours (three days)'],
  [40, 'after 40 working hours (a week)'],
] as const;
export const HOUR_CHOICES: readonly number[] = HOURS.map(([hours]) => hours);
/** PRODUCT: everyone gets at least a working day. */
export const DEFAULT_HOURS = 8;

interface Field {
  readonly actionId: string;
  readonly label: string;
  readonly hint: string;
}

export const askedField = ({ actionId, label, hint }: Field, asked: readonly UserId[]): InputBlock =>
  input({
    ...{ label, hint, optional: true },
    element: {
      type: 'multi_users_select',
      action_id: actionId,
      max_selected_items: MOST_ASKED,
      placeholder: plain('Choose people'),
      ...(asked.length > 0 && { initial_users: asked.slice(0, MOST_ASKED) }),
    },
  });

/** @param value one of `HOUR_CHOICES`, or of `more`, as text. @param more further choices at the end: words and value. */
export function hoursField(
  { actionId, label, hint }: Field,
  value: string,
  ...more: readonly (readonly [words: string, value: string])[]
): InputBlock {
  const options = [
    ...HOURS.map(([hours, words]) => option(words, String(hours))),
    ...more.map(([words, each]) => option(words, each)),
  ];
  const chosen = options.find((each) => each.value === value);
  return input({
    ...{ label, hint },
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  });
}

export function whereField(actionId: string, where: 'thread' | 'channel'): InputBlock {
  const thread = option('In this thread', 'thread');
  const channel = option('In the channel', 'channel');
  return input({
    label: 'Where it goes',
    element: {
      type: 'radio_buttons',
      action_id: actionId,
      options: [thread, channel],
      initial_option: where === 'thread' ? thread : channel,
    },
  });
}

/** Why a form is emptier than it should be. */
export type FormNote = 'words-not-read' | 'words-too-long';

export const FORM_NOTES: Readonly<Record<FormNote, string>> = {
  'words-not-read':
    'The message could not be read just now, so the fields are empty. Please use your own words.',
  'words-too-long':
    'The message is longer than this form holds: its end is missing here. It still stands in the channel.',
};

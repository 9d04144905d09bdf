/** The form's inputs in few words: a choice, a line of text, people. */
import type { InputBlock } from '@slack/types';
import type { UserId } from '../../../core/ids.js';
import { input, option, plain } from '../../../slack/blocks.js';

/** `[value, text]`. */
export type Choices = readonly (readonly [string, string])[];

export function select(
  actionId: string,
  label: string,
  choices: Choices,
  chosen: string,
  hint?: string,
): InputBlock {
  const options = choices.map(([value, words]) => option(words, value));
  const initial = options.find(({ value }) => value === chosen);
  return input({
    label,
    ...(hint !== undefined && { hint }),
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(initial && { initial_option: initial }),
    },
  });
}

export function text(
  actionId: string,
  label: string,
  value: string,
  of: { readonly max: number; readonly placeholder: string; readonly hint?: string },
): InputBlock {
  return input({
    label,
    ...(of.hint !== undefined && { hint: of.hint }),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: of.max,
      placeholder: plain(of.placeholder),
      // Longer than it holds only when it came from elsewhere; Slack would refuse the whole form.
      ...(value !== '' && { initial_value: value.slice(0, of.max) }),
    },
  });
}

export function users(
  actionId: string,
  label: string,
  chosen: readonly UserId[],
  most: number,
  hint: string,
): InputBlock {
  return input({
    label,
    hint,
    optional: true,
    element: {
      type: 'multi_users_select',
      action_id: actionId,
      max_selected_items: most,
      placeholder: plain('Choose people'),
      ...(chosen.length > 0 && { initial_users: chosen.slice(0, most) }),
    },
  });
}

/** *Less like this*, under everything unasked: one block, one action, and what the person then reads. */
import type { KnownBlock } from '@slack/types';
import type { RuleName } from '../../people/choices.js';
import { actions, button, message, overflow } from '../../slack/blocks.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { UnaskedKind } from '../unasked.js';

export const LESS_ACTION = 'outbox:less';

/** What a person may switch off. A nudge has its own, by rule; a prompt goes with its standup, so its reminder is what can go. */
export type Switch = Exclude<UnaskedKind, 'nudge' | 'prompt' | 'merged'>;

/** As *My settings* offers them; a catch-up has its own place there. */
export const switches: readonly (RuleName & { readonly id: Exclude<Switch, 'catch-up'> })[] = [
  { id: 'reminder', summary: 'A standup is still open: its one reminder.', isOtherKind: true },
  {
    id: 'decision-reminder',
    summary: 'A decision waits for you, or is to be looked at again.',
    isOtherKind: true,
  },
  { id: 'outcome-question', summary: 'A call of yours is over: its outcome in one line.', isOtherKind: true },
  {
    id: 'notice',
    summary: 'Something of yours cannot go on: a report, a digest, a user group.',
    isOtherKind: true,
  },
];

const SHORT: Readonly<Record<Switch, string>> = {
  reminder: 'standup reminders',
  'decision-reminder': 'reminders about decisions',
  'outcome-question': 'questions for outcomes of calls',
  notice: 'notices about what you look after',
  'catch-up': 'catch-ups',
};

/** @param kinds of what stands in the message; several kinds get a menu, so that one can go and the others stay. */
export function lessBlock(kinds: readonly (Switch | 'prompt')[]): KnownBlock {
  const [first, ...others] = [...new Set(kinds)];
  const text = 'Less like this';
  if (others.length === 0)
    return actions('outbox.less', button({ actionId: LESS_ACTION, text, value: first ?? 'prompt' }));
  const options = [...new Set(kinds)].map((kind) => [`${text}: ${SHORT[switchOf(kind)]}`, kind] as const);
  return actions('outbox.less', overflow(LESS_ACTION, options));
}

/** What a press switches off; undefined for anything that is no kind. */
export const readSwitch = (value: string): Switch | undefined =>
  value === 'prompt' || Object.hasOwn(SHORT, value) ? switchOf(value as Switch | 'prompt') : undefined;

const switchOf = (kind: Switch | 'prompt'): Switch => (kind === 'prompt' ? 'reminder' : kind);

/** @param value as pressed: whoever pressed under a prompt reads what becomes of prompts. */
export function lessDoneView(off: Switch, value: string): MessageContent {
  const back = '`/async settings` turns them on again.';
  if (value === 'prompt')
    return message(
      `You will get no more standup reminders: each standup asks you once a day. ${back} *Skip today*, \`/async ooo\`, or a word to its owner stops the question itself.`,
    );
  return message(`You will get no more ${SHORT[off]}. ${back}`);
}

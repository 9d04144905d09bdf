/** In words: what waits, waited or was left out, and why. */
import { localTime } from '../../slack/mrkdwn.js';
import type { DropReason, LesserItem, LesserKind, WaitReason } from '../unasked.js';

const KINDS: Readonly<Record<LesserKind, string>> = {
  'decision-reminder': 'a reminder about a decision',
  'outcome-question': 'a question for the outcome of a call',
  notice: 'a notice about something you look after',
  'catch-up': 'your catch-up',
};

const REASONS: Readonly<Record<WaitReason | DropReason, string>> = {
  'outside-hours': 'it was outside your working hours',
  'on-leave': 'you were on leave',
  snoozed: 'you had snoozed',
  'budget-spent': 'you had enough unasked messages that day',
  'opted-out': 'you switched this off',
  'too-late': 'it was too late for it',
  moot: 'there was nothing to tell any more when its time came',
  gone: 'Slack did not know you then',
  refused: 'Slack did not take it',
};

/** Once it has waited; what becomes moot until then is left out. */
export const lesserComingLine = (kind: LesserKind): string => `${KINDS[kind]}, which waits until then`;

/** @param of `whenNext`: `until` in words, with its zone. */
export function lesserChoiceLine(of: {
  readonly kind: LesserKind;
  readonly state: LesserItem['state'];
  readonly reason: WaitReason | DropReason;
  readonly until: number | undefined;
  readonly whenNext: string | undefined;
}): string {
  const { kind, state, reason, until, whenNext = '' } = of;
  const what = KINDS[kind];
  const why = `because ${REASONS[reason]}`;
  if (state === 'dropped' || until === undefined) return `${what} was left out, ${why}`;
  const waits = state === 'waiting' ? 'waits' : 'waited';
  return `${what} ${waits} until ${localTime(until, whenNext)}, ${why}`;
}

/** The words that decisions are spoken of in: states, reasons, hours, names. */
import type { Instant } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import { formatInZone, type Zone } from '../../core/zoned-time.js';
import { escapeText, localTime, shorten } from '../../slack/mrkdwn.js';
import type { ClosedWhy, Decision, DecisionState } from '../decision.js';
import type { Tally } from '../tally.js';

/** Names of people by id, as in Slack, not escaped. */
export type Names = ReadonlyMap<UserId, string>;

/** Slack's display names hold 80; a list of them stays readable with this. */
const NAME_LENGTH = 40;
/** Names in one line of the tally; the rest is counted. */
const MOST_NAMES = 15;

export const nameOf = (names: Names, user: UserId | undefined): string =>
  escapeText(shorten((user && names.get(user)) || 'Somebody', NAME_LENGTH));

export function namesOf(names: Names, users: readonly UserId[], most = MOST_NAMES): string {
  const shown = users.slice(0, most).map((user) => nameOf(names, user));
  const more = users.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** An instant in each reader's zone; old clients and notifications show it in `zone`, and say so. */
export const timeFor = (at: Instant, zone: Zone): string =>
  localTime(at, `${formatInZone(at, zone, 'day-and-time')} ${zone}`);

export const dayFor = (at: Instant, zone: Zone): string =>
  localTime(at, formatInZone(at, zone, 'day'), '{date_short_pretty}');

/** `8 h`, `7.5 h`. */
export const hoursWords = (hours: number): string => `${Number(hours.toFixed(2))} h`;

export const STATE_WORDS: Readonly<Record<Exclude<DecisionState, 'returned'>, string>> = {
  proposed: 'open',
  accepted: 'accepted',
  rejected: 'not accepted',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
};

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** One sentence: what it came to, and why. @param tally as it was closed. */
export function outcomeSentence(decision: Decision, tally: Tally, names: Names): string {
  const by = nameOf(names, decision.closedBy);
  const chosen = decision.options[decision.chosen ?? -1];
  const what = chosen === undefined ? 'Accepted' : `Decided: ${escapeText(chosen)}`;
  if (decision.state === 'withdrawn') return `*Withdrawn* by ${by}.`;
  if (decision.why === 'logged') return `*${what}*, written down by ${nameOf(names, decision.author)}.`;
  const early =
    decision.closedBy === undefined || decision.why === 'by-owner' ? '' : ` Closed early by ${by}.`;
  const isIn = decision.state === 'accepted' || decision.state === 'superseded';
  const why = whyWords(decision.why ?? 'by-owner', decision, tally, by);
  return `*${isIn ? what : 'Not accepted'}*: ${why}${early}`;
}

function whyWords(why: ClosedWhy, { quorum = 0, options }: Decision, tally: Tally, by: string): string {
  const { agree, concern, taken } = tally;
  const most = Math.max(agree.length, ...tally.options.map(({ length }) => length));
  switch (why) {
    case 'no-objection':
      return agree.length > 0 ? `${people(agree.length)} agreed and nobody objected.` : 'nobody objected.';
    case 'agreed':
      return `${people(agree.length)} agreed and nobody objected.`;
    case 'majority':
      return `${people(agree.length)} agreed, with ${concernsWords(concern.length)} kept.`;
    case 'most-chosen':
      return `${people(most)} of ${taken} chose it.`;
    case 'default':
      return 'nobody chose otherwise.';
    case 'no-quorum':
      return `${people(taken)} took a position, and ${quorum} were needed.`;
    case 'concerns':
      return `${concernsWords(concern.length)} stood against ${people(most)}.`;
    case 'tie':
      return options.length > 0
        ? 'no option was ahead of the others and of the concerns, so what was, stays.'
        : 'as many had a concern as agreed, so what was, stays.';
    case 'nobody-agreed':
      return 'nobody agreed.';
    case 'nobody-chose':
      return 'nobody chose an option.';
    case 'by-owner':
      return `${by} decided.`;
    case 'logged':
      return 'it was decided elsewhere.';
  }
}

const concernsWords = (count: number): string => (count === 1 ? '1 concern' : `${count} concerns`);

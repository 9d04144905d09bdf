/** What stands in a decision's thread beside what went on from its card, and what people are told: each under a key of its own. Pure. */
import type { UserId } from '../core/ids.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { Decision, Position } from './decision.js';
import type { CardFacts } from './views/card.js';
import { closedByItselfView, outcomeView, passedOnView } from './views/outcome.js';
import { moreTimeView, replyView } from './views/position.js';

export type Shown = CardFacts;

/** Ends of outbox keys, and what is to stand under them; in the order in which they are posted. */
export function threadOf(
  decision: Decision,
  positions: readonly Position[],
  { names, zone }: Shown,
): readonly (readonly [keyEnd: string, content: MessageContent])[] {
  const { extendedBy, passedFrom, owner, closedAt, rounds, why } = decision;
  const concerns = positions.filter(({ concern }) => concern !== undefined);
  // A decision that was only written down has all on its card.
  const outcomes = closedAt === undefined || why === 'logged' ? [] : outcomeView(decision, positions, names);
  return [
    ...concerns.map((each) => [`:position:${each.user}`, replyView(decision, each, names, zone)] as const),
    ...(extendedBy === undefined ? [] : [[':more-time', moreTimeView(decision, names, zone)] as const]),
    ...(passedFrom === undefined
      ? []
      : [[`:owner:${passedFrom}:${owner}`, passedOnView(decision, names)] as const]),
    ...outcomes.map((content, n) => [`:outcome:${rounds}${n === 0 ? '' : `:${n + 1}`}`, content] as const),
  ];
}

/** Who is told what by DM: whoever decides, that it closed by itself. */
export function directOf(
  decision: Decision,
  positions: readonly Position[],
  { names }: Shown,
): readonly (readonly [keyEnd: string, user: UserId, content: MessageContent])[] {
  const { owner, closedAt, closedBy, why } = decision;
  const byItself = closedAt !== undefined && closedBy === undefined && why !== 'logged';
  return byItself ? [[`:closed:${owner}`, owner, closedByItselfView(decision, positions, names)]] : [];
}

/** My open decisions, as Home shows them. */
import type { KnownBlock } from '@slack/types';
import type { DecisionId, UserId } from '../../core/ids.js';
import { context, section } from '../../slack/blocks.js';
import { channelLink } from '../../slack/mrkdwn.js';
import type { Decision } from '../decision.js';
import { decisionLink } from './card.js';
import { timeFor } from './words.js';

/**
 * @param taken where I took a position. @param left how many more there are.
 * @returns nothing when there are none.
 */
export function homeDecisionsView(
  shown: readonly Decision[],
  user: UserId,
  taken: ReadonlySet<DecisionId>,
  left: number,
): readonly KnownBlock[] {
  if (shown.length === 0) return [];
  const lines = shown.map((decision) => {
    const { id, asked, channel, deadline } = decision;
    const isAsked = asked.some((each) => each.user === user) && !taken.has(id);
    const whose = isAsked ? 'waits for your position' : 'yours to close';
    const when = deadline === undefined ? '' : `; closes ${timeFor(deadline, 'UTC')}`;
    return `• ${decisionLink(decision)} in ${channelLink(channel)}: ${whose}${when}`;
  });
  return [
    section('*Open decisions*'),
    // One each: eight long questions with their links are more than one section holds.
    ...lines.map((line) => section(line)),
    ...(left > 0 ? [context(`And ${left} more: \`/async decisions open\` lists them.`)] : []),
  ];
}

/** When whoever decides is asked whether a decision is still right. */
import type { Instant } from '../core/clock.js';
import { instantOf } from '../core/zoned-time.js';
import { whenToReview } from './deadline.js';
import type { Decision } from './decision.js';
import type { Voters } from './voters.js';

/**
 * In their own working hours, on the review day or the next on which they work.
 * @throws SlackCallError when Slack cannot be asked.
 */
export async function reviewInstant(
  voters: Pick<Voters, 'one'>,
  decision: Pick<Decision, 'team' | 'owner' | 'reviewOn'>,
): Promise<Instant | undefined> {
  const { team, owner, reviewOn } = decision;
  if (reviewOn === undefined) return undefined;
  const voter = owner === '' ? undefined : await voters.one(team, owner);
  if (!voter) return reviewInUtc(decision);
  return whenToReview(voter.availability, instantOf(reviewOn, '00:00', voter.availability.hours.zone));
}

/** For an owner of whom nothing is known just now. */
export const reviewInUtc = ({ reviewOn }: Pick<Decision, 'reviewOn'>): Instant | undefined =>
  reviewOn && instantOf(reviewOn, '09:00', 'UTC');

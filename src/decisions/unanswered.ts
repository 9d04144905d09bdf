/** Who has had time to answer an open decision and has not. Pure. */
import type { Instant } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import { type Availability, isAway } from '../core/working-hours.js';
import { halfway } from './deadline.js';
import type { Decision, Position } from './decision.js';

/** Somebody asked, and what is known of them now. */
export interface AskedPerson {
  readonly user: UserId;
  readonly availability: Availability;
  readonly optedOut: boolean;
}

/** They had half of their working hours by `since`: when they are reminded as well. */
export interface Waiting {
  readonly user: UserId;
  readonly since: Instant;
}

export const isOpenAt = ({ postedAt, opensAt, deadline, closedAt }: Decision, at: Instant): boolean =>
  postedAt !== undefined &&
  (opensAt ?? postedAt) < at &&
  at < (deadline ?? 0) &&
  (closedAt === undefined || closedAt >= at);

/**
 * In the order in which they were asked. Whoever is away at `at`, had no time, or wants no unasked message is not named.
 * @param people of those asked, as far as Slack still knows them. @param positions taken on it.
 */
export function waitingFor(
  decision: Decision,
  people: readonly AskedPerson[],
  positions: readonly Pick<Position, 'user' | 'takenAt'>[],
  at: Instant,
): readonly Waiting[] {
  const { opensAt, deadline } = decision;
  if (!isOpenAt(decision, at) || opensAt === undefined || deadline === undefined) return [];
  const answered = new Set(positions.filter(({ takenAt }) => takenAt < at).map(({ user }) => user));
  return people.flatMap(({ user, availability, optedOut }) => {
    if (optedOut || answered.has(user) || isAway(availability, at)) return [];
    const since = halfway(availability, opensAt, deadline);
    return since !== undefined && since < at ? [{ user, since }] : [];
  });
}

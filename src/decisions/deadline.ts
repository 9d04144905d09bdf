/** When a decision closes, what time everybody asked has until then, and when each of them is reminded. Pure. */
import type { Instant } from '../core/clock.js';
import { fairDeadline } from '../core/fair-deadline.js';
import type { UserId } from '../core/ids.js';
import { type Availability, nextWorkingInstant, workingIntervals } from '../core/working-hours.js';
import type { Asked } from './decision.js';

const HOUR_MS = 3_600_000;

/** Somebody whose working hours count. */
export interface Voter {
  readonly user: UserId;
  readonly availability: Availability;
}

export interface Plan {
  readonly opensAt: Instant;
  readonly deadline: Instant;
  /** One for each person that was named; nobody when everybody who reads it is asked. */
  readonly asked: readonly Asked[];
}

/**
 * The first deadline: by then everybody counted has had `hours` working hours since `now`.
 * @param counted one or more: the people asked, or whoever stands for all readers.
 * @param named those among them that were named.
 */
export function firstPlan(
  counted: readonly Voter[],
  named: readonly UserId[],
  hours: number,
  now: Instant,
): Plan {
  const deadline = deadlineFor(counted, hours, now);
  const asked = named.map((user) => shareOf(voterOf(counted, user), user, now, now, deadline));
  return { opensAt: now, deadline, asked };
}

/**
 * More time, the same for everybody: `hours` further working hours of each, counted from the old deadline on. Who was not reminded yet
 * is reminded when half of what is left from `now` on is gone; nobody is reminded twice.
 */
export function extendedPlan(counted: readonly Voter[], before: Plan, hours: number, now: Instant): Plan {
  const deadline = deadlineFor(counted, hours, before.deadline);
  const asked = before.asked.map((old) => {
    const share = shareOf(voterOf(counted, old.user), old.user, before.opensAt, now, deadline);
    const { remindAt: _, ...reminded } = share;
    return old.remindAt === undefined && old.hours > 0 ? reminded : share;
  });
  return { opensAt: before.opensAt, deadline, asked };
}

const deadlineFor = (counted: readonly Voter[], hours: number, from: Instant): Instant =>
  fairDeadline(
    counted.map(({ availability }) => availability),
    hours,
    from,
  ).at;

const voterOf = (counted: readonly Voter[], user: UserId): Voter | undefined =>
  counted.find((each) => each.user === user);

/** @param voter absent when Slack does not know them any more: then they have no time at all. */
function shareOf(
  voter: Voter | undefined,
  user: UserId,
  opensAt: Instant,
  remindFrom: Instant,
  deadline: Instant,
): Asked {
  if (!voter) return { user, hours: 0 };
  const remindAt = halfway(voter.availability, remindFrom, deadline);
  return {
    user,
    hours: hoursBetween(voter.availability, opensAt, deadline),
    ...(remindAt !== undefined && { remindAt }),
  };
}

/** How many working hours of theirs lie between two instants, in quarters. */
export const hoursBetween = (person: Availability, from: Instant, to: Instant): number =>
  Math.round((workedMs(person, from, to) / HOUR_MS) * 4) / 4;

function workedMs(person: Availability, from: Instant, to: Instant): number {
  let total = 0;
  for (const { start, end } of workingIntervals(person, from, to)) total += end - start;
  return total;
}

/** The instant, within their working hours, at which half of their time between `from` and `to` is left; undefined if they have none. */
export function halfway(person: Availability, from: Instant, to: Instant): Instant | undefined {
  let left = workedMs(person, from, to) / 2;
  for (const { start, end } of workingIntervals(person, from, to)) {
    if (end - start > left) return Math.ceil(start + left);
    left -= end - start;
  }
  return undefined;
}

/** What is known of somebody when their reminder falls due. */
export interface ReminderFacts {
  readonly availability: Availability;
  readonly hasPosition: boolean;
  readonly optedOut: boolean;
  readonly snoozedUntil?: Instant;
  /** Their status in Slack says that they are away. */
  readonly statusAway: boolean;
}

/** How soon somebody whose status says "away" is looked at again. */
const STATUS_WAIT_MS = 2 * HOUR_MS;

/**
 * Whether to remind somebody now. Late, on leave or snoozed: at the next instant at which they work, if that is before the deadline.
 * @returns `now`, when to look again, or `never`.
 */
export function whenToRemind(
  facts: ReminderFacts,
  now: Instant,
  deadline: Instant,
): 'now' | 'never' | Instant {
  if (facts.hasPosition || facts.optedOut) return 'never';
  const from = Math.max(now, facts.snoozedUntil ?? 0, facts.statusAway ? now + STATUS_WAIT_MS : 0);
  const at = nextWorkingInstant(facts.availability, from);
  if (at === undefined || at >= deadline) return 'never';
  return at === now ? 'now' : at;
}

/** When an owner is asked whether a decision is still right: on that day or after it, as soon as they work. */
export const whenToReview = (owner: Availability, dayBegins: Instant): Instant =>
  nextWorkingInstant(owner, dayBegins) ?? dayBegins;

/**
 * What a change of zone or of schedule means for one member, so that nobody is asked twice for a work day: pure.
 *
 * The work day is what counts, never the clock: one that is settled stays so wherever the member goes, and one that the
 * change put into the past is caught up with, or recorded as missed. Windows that are open already keep their instants.
 */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { catchUp, type LateDecision } from './catch-up.js';
import { plan } from './plan.js';
import type { Member, Slot, StandupSchedule } from './standup.js';

/** What decides when one member is asked, before a change or after it. */
export interface Terms<Id extends string = string> {
  readonly schedule: StandupSchedule;
  readonly member: Member<Id>;
}

export interface Change<Id extends string = string> {
  readonly before: Terms<Id>;
  readonly after: Terms<Id>;
  /** The work days that the member was asked for, or that a skip, a miss or an early answer is recorded for. */
  readonly settled: ReadonlySet<CalendarDate>;
  /** Until here all that was due `before` is settled: the change itself, or a moment earlier when prompts were under way. */
  readonly settledUntil: Instant;
  readonly now: Instant;
}

const DAY_MS = 86_400_000;
/** Zones lie up to 26 hours apart, times of day up to 24: no change moves a prompt by more than this. */
const FARTHEST_MOVE_MS = 3 * DAY_MS;
/** Four weeks hold an occurrence of every schedule; the two more are for work days that are settled ahead. */
const LOOK_AHEAD_MS = 42 * DAY_MS;

/**
 * `late`: what becomes of the work days that were still to come and are now in the past.
 * `next`: the first slot from `now` on that is to be settled; skipped ones count. Undefined when there is none ahead.
 * A work day that was never due before the change is not owed: a weekday added today begins next week.
 */
export function replan<Id extends string>({
  before,
  after,
  settled,
  settledUntil,
  now,
}: Change<Id>): {
  readonly late: readonly LateDecision<Id>[];
  readonly next: Slot<Id> | undefined;
} {
  const owed = new Set<CalendarDate>();
  for (const { workDay } of plan(before.schedule, [before.member], settledUntil, now + FARTHEST_MOVE_MS)) {
    if (!settled.has(workDay)) owed.add(workDay);
  }
  const past = plan(after.schedule, [after.member], now - FARTHEST_MOVE_MS, now);
  const overdue = [...past].filter(({ workDay }) => owed.has(workDay));
  const late = catchUp(overdue, 'moved', after.schedule.catchUpMinutes, now);
  for (const slot of plan(after.schedule, [after.member], now, now + LOOK_AHEAD_MS)) {
    if (!settled.has(slot.workDay)) return { late, next: slot };
  }
  return { late, next: undefined };
}

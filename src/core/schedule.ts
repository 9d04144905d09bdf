/** When something that is due "at 10:00 on weekdays" is due: wall time and weekdays in, work days and instants out. */
import { addDays, type CalendarDate, type Weekday, weekdayOf, weeksBetween } from './calendar-date.js';
import type { Instant } from './clock.js';
import { hasDay, instantOf, type WallTime, wallOf, type Zone } from './zoned-time.js';

export interface Schedule {
  readonly time: WallTime;
  readonly days: readonly Weekday[];
  /** Every two weeks: only in the week of this date and each second week from it. Every week when absent. */
  readonly everyTwoWeeksFrom?: CalendarDate;
  /** One zone for all, or `'member'`: each in their own. */
  readonly zone: 'member' | Zone;
}

/** One time that it is due. The work day is its identity: it stays the same when zone or time are changed. */
export interface Occurrence {
  /** The date on the wall that the schedule means, also when a clock change moves `at` past midnight. */
  readonly workDay: CalendarDate;
  readonly at: Instant;
}

/** Five weeks hold an occurrence of every schedule that has any. */
const LOOK_AHEAD_MS = 35 * 86_400_000;

/**
 * The occurrences with `from <= at < to`, in order, each work day once.
 * A date that the zone skips altogether is no work day.
 */
export function* occurrences(
  schedule: Schedule,
  memberZone: Zone,
  from: Instant,
  to: Instant,
): Generator<Occurrence> {
  const zone = schedule.zone === 'member' ? memberZone : schedule.zone;
  const last = wallOf(to, zone).date;
  // From the day before: a gap at midnight moves an occurrence into the next date.
  for (let workDay = addDays(wallOf(from, zone).date, -1); workDay <= last; workDay = addDays(workDay, 1)) {
    if (!isDue(schedule, workDay) || !hasDay(workDay, zone)) continue;
    const at = instantOf(workDay, schedule.time, zone);
    if (from <= at && at < to) yield { workDay, at };
  }
}

/** The first occurrence at `from` or later; undefined for a schedule without days. */
export function nextOccurrence(schedule: Schedule, memberZone: Zone, from: Instant): Occurrence | undefined {
  for (const occurrence of occurrences(schedule, memberZone, from, from + LOOK_AHEAD_MS)) return occurrence;
  return undefined;
}

function isDue({ days, everyTwoWeeksFrom }: Schedule, date: CalendarDate): boolean {
  if (!days.includes(weekdayOf(date))) return false;
  return everyTwoWeeksFrom === undefined || weeksBetween(everyTwoWeeksFrom, date) % 2 === 0;
}

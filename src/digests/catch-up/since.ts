/** Which day a catch-up is for, and since when it tells. Pure, and the same whenever it is asked: nothing needs to be remembered. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import { type Availability, shiftOf } from '../../core/working-hours.js';
import { wallOf } from '../../core/zoned-time.js';
import type { Preference } from '../../people/preference.js';
import { LATEST_MS } from '../digest.js';
import { LONGEST_MS } from '../period.js';

export interface CatchUpDay {
  readonly day: CalendarDate;
  /** The beginning of the working day before: what happened during a leave is told after it. */
  readonly from: Instant;
  /** When their day begins, and when it ends. */
  readonly to: Instant;
  readonly end: Instant;
}

/** Who wants no unasked message now has no catch-up either; the next one tells what this one would have. */
export const isQuiet = (
  { optedOut, snoozedUntil = 0 }: Pick<Preference, 'optedOut' | 'snoozedUntil'>,
  at: Instant,
): boolean => optedOut || snoozedUntil > at;

/** @returns undefined unless their working day began at `now`, or a few hours before. */
export function catchUpDay(person: Availability, now: Instant): CatchUpDay | undefined {
  const today = wallOf(now, person.hours.zone).date;
  // Yesterday's night shift may have begun before midnight.
  for (const day of [today, addDays(today, -1)]) {
    const shift = shiftOf(person, day);
    if (!shift || shift.start > now || now - shift.start > LATEST_MS) continue;
    return { day, from: dayBefore(person, day, shift.start), to: shift.start, end: shift.end };
  }
  return undefined;
}

function dayBefore(person: Availability, day: CalendarDate, start: Instant): Instant {
  const longest = start - LONGEST_MS;
  for (let date = addDays(day, -1); ; date = addDays(date, -1)) {
    const shift = shiftOf(person, date);
    if (shift) return Math.max(shift.start, longest);
    if (date <= addDays(day, -36)) return longest;
  }
}

/** When their next day begins, also one on which they are away now: whether they are is looked at then. Undefined without work days. */
export function nextStart({ hours }: Availability, after: Instant): Instant | undefined {
  const always = { hours, leave: [], holidays: [] };
  const today = wallOf(after, hours.zone).date;
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const shift = shiftOf(always, addDays(today, ahead));
    if (shift && shift.start > after) return shift.start;
  }
  return undefined;
}

/** When a person works: their hours on the wall, less leave and public holidays, as spans of instants. */
import { addDays, type CalendarDate, type Weekday, weekdayOf } from './calendar-date.js';
import type { Instant } from './clock.js';
import { hasDay, instantOf, type WallTime, wallOf, type Zone } from './zoned-time.js';

export interface WorkingHours {
  readonly start: WallTime;
  /** Before `start`: the hours end on the next date. The same as `start`: they last the day round. */
  readonly end: WallTime;
  /** The days on which the hours start; Friday's night shift is Friday's until it ends. */
  readonly days: readonly Weekday[];
  readonly zone: Zone;
}

/** Dates away, the first and the last included. */
export interface Leave {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** All that tells whether a person is at work. Leave and holidays take away the hours that start on their dates. */
export interface Availability {
  readonly hours: WorkingHours;
  readonly leave: readonly Leave[];
  readonly holidays: readonly CalendarDate[];
}

/** A span of time: `start` is in it, `end` is not. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** How far ahead working time is looked for: past the longest leave that people plan. */
const LOOK_AHEAD_MS = 400 * 86_400_000;

/** The hours of somebody who has not told us theirs: 09:00 to 17:00, Monday to Friday. */
export const defaultWorkingHours = (zone: Zone): WorkingHours => ({
  start: '09:00',
  end: '17:00',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  zone,
});

/** The person's working time between `from` and `to`: in order, without overlaps, cut to those bounds. */
export function* workingIntervals(person: Availability, from: Instant, to: Instant): Generator<Interval> {
  const { zone } = person.hours;
  const last = wallOf(to, zone).date;
  let free = from; // Hours that end in a gap reach into the next day's, when those follow at once: no instant counts twice.
  // From two days before: a shift begins the evening before, and a zone may have skipped a date since.
  for (let date = addDays(wallOf(from, zone).date, -2); date <= last; date = addDays(date, 1)) {
    if (!worksOn(person, date)) continue;
    const shift = shiftOn(person.hours, date);
    const start = Math.max(shift.start, free);
    const end = Math.min(shift.end, to);
    if (start >= end) continue;
    yield { start, end };
    free = end;
  }
}

/** Whether the person is at work at that instant. */
export const isWorking = (person: Availability, at: Instant): boolean =>
  !workingIntervals(person, at, at + 1).next().done;

/** The first instant at `from` or later at which the person works; undefined when there is none for over a year. */
export function nextWorkingInstant(person: Availability, from: Instant): Instant | undefined {
  for (const { start } of workingIntervals(person, from, from + LOOK_AHEAD_MS)) return start;
  return undefined;
}

/** Whether they are on leave, or keep a public holiday, on the date that it is where they are. A weekend is neither. */
export const isAway = ({ hours, leave, holidays }: Availability, at: Instant): boolean => {
  const { date } = wallOf(at, hours.zone);
  return holidays.includes(date) || leave.some(({ from, to }) => from <= date && date <= to);
};

/** The person's hours that start on that date; undefined when they do not work then. */
export const shiftOf = (person: Availability, date: CalendarDate): Interval | undefined =>
  worksOn(person, date) ? shiftOn(person.hours, date) : undefined;

function worksOn({ hours, leave, holidays }: Availability, date: CalendarDate): boolean {
  return (
    hours.days.includes(weekdayOf(date)) &&
    !holidays.includes(date) &&
    !leave.some((away) => away.from <= date && date <= away.to) &&
    hasDay(date, hours.zone)
  );
}

function shiftOn({ start, end, zone }: WorkingHours, date: CalendarDate): Interval {
  const endDate = end > start ? date : addDays(date, 1);
  return { start: instantOf(date, start, zone), end: instantOf(endDate, end, zone) };
}

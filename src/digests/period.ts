/** Which stretch of time a digest tells of. Pure: the calendar of the digest's zone decides, so that days have 23, 24 or 25 hours. */
import { addDays, type CalendarDate, isoWeek, weekdayOf } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { nextOccurrence, type Occurrence } from '../core/schedule.js';
import { formatInZone, instantOf } from '../core/zoned-time.js';
import type { DigestSchedule } from './digest.js';

export interface Period {
  /** The digest's own date; with its channel, its identity. */
  readonly day: CalendarDate;
  /** `from` is told, `to` is not. */
  readonly from: Instant;
  readonly to: Instant;
  /** Dates that it covers, both included: the work days of standups, the week in the title. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** Up to when what is coming is told; the next digest when absent. */
  readonly ahead?: Instant;
}

const DAY_MS = 86_400_000;
/** After a long silence a digest reaches back so far and no further: five weeks hold a month's last weekly one. */
export const LONGEST_MS = 35 * DAY_MS;

/** When the next digest is due, at `from` or later; undefined for a schedule without days. */
export const nextDigest = (schedule: DigestSchedule, from: Instant): Occurrence | undefined =>
  nextOccurrence(schedule, schedule.zone, from);

/**
 * @param day one of the schedule's days.
 * @param toldUntil up to when the last digest told; it is taken up from there, whatever came between.
 * @param at up to when it tells, if somebody asked for it now instead of at its time.
 */
export function periodOf(
  schedule: DigestSchedule,
  day: CalendarDate,
  toldUntil: Instant | undefined,
  at?: Instant,
): Period {
  const { time, zone, cadence } = schedule;
  const before = cadence === 'weekly' ? addDays(day, -7) : dayBefore(schedule, day);
  const to = at ?? instantOf(day, time, zone);
  const usual = instantOf(before, time, zone);
  const from = toldUntil === undefined ? usual : takenUp(toldUntil, to);
  return {
    ...{ day, from, to },
    ...(cadence === 'weekly'
      ? { first: before, last: addDays(day, -1) }
      : { first: addDays(before, 1), last: day }),
  };
}

/** From when on the next one tells. @param to up to when it does. */
export const takenUp = (toldUntil: Instant, to: Instant): Instant =>
  Math.max(Math.min(toldUntil, to), to - LONGEST_MS);

function dayBefore({ days }: DigestSchedule, day: CalendarDate): CalendarDate {
  for (let back = 1; back < 7; back += 1) {
    const date = addDays(day, -back);
    if (days.includes(weekdayOf(date))) return date;
  }
  return addDays(day, -7);
}

/** `Tue 10 Mar`; for a week `week 2026-W01, Mon 29 Dec – Sun 4 Jan`, or its dates alone when it is no week of the calendar. */
export function periodInWords({ first, last, day }: Period, cadence: DigestSchedule['cadence']): string {
  if (cadence !== 'weekly') return dateInWords(day);
  const dates = `${dateInWords(first)} – ${dateInWords(last)}`;
  return weekdayOf(first) === 'mon' ? `week ${isoWeek(first)}, ${dates}` : dates;
}

/** A date has no zone: it is read and shown in one and the same. */
export const dateInWords = (date: CalendarDate): string =>
  formatInZone(instantOf(date, '12:00', 'UTC'), 'UTC', 'day');

/**
 * Days of the calendar as text. Whole numbers only: no instant, no zone and no clock change can reach this arithmetic.
 */
import { AppError } from './errors.js';

/**
 * A day that exists, `'2026-03-08'` (years 1000 to 9999). The earlier of two is the smaller text.
 * Our own literals are trusted; text from outside comes through `calendarDate`.
 */
export type CalendarDate = `${number}-${number}-${number}`;

/** In the order of the working week; a week begins on Monday (ISO 8601). */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
/** 1 January 1970, day number 0, was a Thursday: three days into its week. */
const EPOCH_DAYS_INTO_WEEK = 3;

/**
 * Reads `'YYYY-MM-DD'`.
 * @throws AppError `bad-input` when it is written otherwise or names no day (`2026-02-30`).
 */
export function calendarDate(text: string): CalendarDate {
  const date = text as CalendarDate;
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text) || dateOfDayNumber(dayNumber(date)) !== text) {
    throw new AppError('bad-input', `"${text}" is not a date. Dates are written like 2026-03-31.`);
  }
  return date;
}

/** Days since 1 January 1970; negative before. */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS;
}

/** The inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): CalendarDate {
  let month = Math.floor(day / 30.44); // Months since January 1970, right to within one.
  while (firstDayOfMonth(month) > day) month -= 1;
  while (firstDayOfMonth(month + 1) <= day) month += 1;
  const year = 1970 + Math.floor(month / 12);
  return `${year}-${pad(month - 12 * (year - 1970) + 1)}-${pad(day - firstDayOfMonth(month) + 1)}` as CalendarDate;
}

/** The date `days` later, or earlier when negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  dateOfDayNumber(dayNumber(date) + days);

export function weekdayOf(date: CalendarDate): Weekday {
  const index = dayNumber(date) + EPOCH_DAYS_INTO_WEEK;
  return WEEKDAYS[index - 7 * Math.floor(index / 7)] ?? 'mon';
}

/** How many weeks the week of `date` is after the week of `anchor` (negative before), whatever their weekdays. */
export const weeksBetween = (anchor: CalendarDate, date: CalendarDate): number =>
  weekNumber(date) - weekNumber(anchor);

/** The week of a date by ISO 8601, `'2026-W53'`: it belongs to the year that has its Thursday. */
export function isoWeek(date: CalendarDate): string {
  const thursday = dayNumber(date) + 3 - WEEKDAYS.indexOf(weekdayOf(date));
  const year = dateOfDayNumber(thursday).slice(0, 4);
  const firstDay = dayNumber(`${year}-01-01` as CalendarDate);
  return `${year}-W${pad(Math.floor((thursday - firstDay) / 7) + 1)}`;
}

const weekNumber = (date: CalendarDate): number => Math.floor((dayNumber(date) + EPOCH_DAYS_INTO_WEEK) / 7);

const firstDayOfMonth = (month: number): number => Date.UTC(1970, month, 1) / DAY_MS;

const pad = (value: number): string => String(value).padStart(2, '0');

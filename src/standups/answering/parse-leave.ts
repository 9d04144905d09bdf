/** Reads leave as people write it after `/async ooo`: `tomorrow`, `3 aug to 14 aug`, `until friday`, `clear`. Pure. */
import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayNumber,
  WEEKDAYS,
  weekdayOf,
} from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import type { Leave } from '../../core/working-hours.js';
import { WEEKDAY_NAMES } from './day-names.js';

export type SpokenLeave = { readonly add: Leave } | 'clear';

const EXAMPLES =
  'I read words like `ooo today`, `ooo tomorrow`, `ooo 3 aug to 14 aug`, `ooo 2026-08-03 to 2026-08-14`, `ooo until friday` or `ooo clear`.';
const LONGEST = 100;
/** Longer leave is far more often a slip of the year than meant. */
const MOST_DAYS = 366;
/** Leave told after its first day is hardly longer; from there to its end is far more often a slip of the two dates. */
const MOST_BEGUN_DAYS = 183;
/** A day and a month, in either order. */
const WITHOUT_YEAR = /^\D*\d{1,2}\D*$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * @param today where the person is. A date without a year is the next such, a weekday the next one, today included;
 *   leave that such dates put around today has begun.
 * @throws AppError `bad-input`, with a sentence for the person, when anything is not understood.
 */
export function parseLeave(text: string, today: CalendarDate): SpokenLeave {
  if (text.length > LONGEST) throw refusal('That is too long for dates.');
  const said = text.toLowerCase().replace(/[,.]/g, ' ').replace(/\s+/g, ' ').trim();
  if (/^(?:clear|off|back|none|cancel|i'?m back)$/.test(said)) return 'clear';
  const [first = '', second, third] = said
    .replace(/^from /, '')
    .split(/ ?(?:\bto\b|\buntil\b|\btill\b|–|—| - ) ?/);
  if (third !== undefined || said === '') throw refusal(`I do not understand “${said}” as leave.`);
  const { from, to } = spanOf(first, second, today);
  return { add: checked(from, to, today) };
}

/** Told on 5 August, `3 aug to 14 aug` has begun: it means these days, not next year's. */
function spanOf(first: string, second: string | undefined, today: CalendarDate): Leave {
  const from = first === '' ? today : dateIn(first, today);
  if (second === undefined) return { from, to: from };
  const soonest = dateIn(second, today);
  if (soonest < from && WITHOUT_YEAR.test(first)) {
    const begun = existing(`${Number(from.slice(0, 4)) - 1}${from.slice(4)}`);
    if (dayNumber(soonest) - dayNumber(begun) < MOST_BEGUN_DAYS) return { from: begun, to: soonest };
  }
  return { from, to: dateIn(second, from) };
}

/** Leave by two dates, however they were chosen. @throws AppError `bad-input` as above. */
export function checked(from: CalendarDate, to: CalendarDate, today: CalendarDate): Leave {
  if (to < from) throw refusal(`Leave cannot end (${to}) before it begins (${from}).`);
  if (to < today) throw refusal(`That leave ended on ${to}, which is over already.`);
  if (dayNumber(to) - dayNumber(from) >= MOST_DAYS) throw refusal('I keep leave of up to a year at a time.');
  return { from, to };
}

/** @param since what the year, or the week, is reckoned from. */
function dateIn(words: string, since: CalendarDate): CalendarDate {
  if (words === 'today') return since;
  if (words === 'tomorrow') return addDays(since, 1);
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return existing(words);
  const weekday = WEEKDAYS.findIndex(
    (day) => words.length >= 3 && WEEKDAY_NAMES[day].toLowerCase().startsWith(words),
  );
  if (weekday >= 0) {
    const ahead = weekday - WEEKDAYS.indexOf(weekdayOf(since));
    return addDays(since, (ahead + 7) % 7);
  }
  const [, day = '', month = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? swapped(words) ?? [];
  const place = MONTHS.findIndex((name) => month.startsWith(name));
  if (place < 0) throw refusal(`I do not understand “${words}” as a date.`);
  const inYear = (of: number) => `${of}-${two(place + 1)}-${two(Number(day))}`;
  if (year !== undefined) return existing(inYear(Number(year)));
  const thisYear = Number(since.slice(0, 4));
  return existing(inYear(inYear(thisYear) >= since ? thisYear : thisYear + 1));
}

/** `aug 3` as `3 aug`. */
function swapped(words: string): readonly (string | undefined)[] | undefined {
  const found = /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words);
  return found ? ['', found[2], found[1], found[3]] : undefined;
}

function existing(date: string): CalendarDate {
  try {
    return calendarDate(date);
  } catch {
    throw refusal(`There is no ${date}.`);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const refusal = (sentence: string): AppError => new AppError('bad-input', `${sentence} ${EXAMPLES}`);

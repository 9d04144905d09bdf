/** Reads how long to snooze: `1h`, `2 days`, `a week`, `until tomorrow`, `until monday`, `off`. Pure. */
import { addDays, WEEKDAYS } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { WorkingHours } from '../core/working-hours.js';
import { instantOf, wallOf } from '../core/zoned-time.js';

/** When a snooze ends; `off` ends the present one; the rest is refused, with a sentence for each. */
export type SnoozeLength =
  | 'off'
  | { readonly until: Instant }
  | { readonly refused: 'not-understood' | 'too-long' };

/** A longer one is no snooze any more: nudges off says it better, and is shown in the settings. */
export const LONGEST_SNOOZE_DAYS = 90;

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 };
const LENGTH = /^(\d{1,5}|an?|one)? ?(m|mins?|minutes?|h|hours?|d|days?|w|weeks?)$/;
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)(day|s|sday|nesday|r|rs|rsday|urday)?$/;
const ENDS = ['off', 'stop', 'end', 'clear', 'cancel'];

/**
 * @param words what follows `snooze`; nothing means one day: today is in peace, and nobody forgets it for good.
 * @param hours the person's own: "until tomorrow" lasts until their work begins.
 */
export function snoozeLength(words: string, now: Instant, hours: WorkingHours): SnoozeLength {
  const asked = words.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^for /, '');
  if (asked === '') return { until: now + DAY_MS };
  if (ENDS.includes(asked)) return 'off';
  const day = asked.replace(/^(until|till) /, '');
  return untilDay(day, now, hours) ?? forLength(asked, now);
}

/** The start of work tomorrow, or on the next day of that name (never today). */
function untilDay(word: string, now: Instant, { start, zone }: WorkingHours): SnoozeLength | undefined {
  const today = wallOf(now, zone);
  const [, name] = WEEKDAY.exec(word) ?? [];
  const named = WEEKDAYS.find((day) => day === name);
  if (word !== 'tomorrow' && !named) return undefined;
  const days = named ? ((WEEKDAYS.indexOf(named) - WEEKDAYS.indexOf(today.weekday) + 6) % 7) + 1 : 1;
  return { until: instantOf(addDays(today.date, days), start, zone) };
}

function forLength(words: string, now: Instant): SnoozeLength {
  const [, count = '1', unit = ''] = LENGTH.exec(words) ?? [];
  const times = /^\d/.test(count) ? Number(count) : 1;
  const minutes = MINUTES[unit.charAt(0)];
  if (minutes === undefined || times === 0) return { refused: 'not-understood' };
  const length = times * minutes * MINUTE_MS;
  return length > LONGEST_SNOOZE_DAYS * DAY_MS ? { refused: 'too-long' } : { until: now + length };
}

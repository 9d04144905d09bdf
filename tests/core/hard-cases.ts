/** Reads `fixtures/hard-cases.tsv`: wall times around clock changes with the instants they mean. The file says how they were computed. */
import { readFileSync } from 'node:fs';
import { type CalendarDate, calendarDate } from '../../src/core/calendar-date.js';
import type { Instant } from '../../src/core/clock.js';
import { type WallTime, wallTime, type Zone, zoneOf } from '../../src/core/zoned-time.js';

export interface HardCase {
  readonly zone: Zone;
  readonly date: CalendarDate;
  readonly time: WallTime;
  readonly kind: string;
  /** The instants of this wall time on the day before, this day and the day after, as ISO text in UTC. */
  readonly instants: readonly [string, string, string];
  /** What the wall shows at the second of them: `2026-03-08T03:30`. */
  readonly clock: string;
}

export const hardCases: readonly HardCase[] = readFileSync(
  new URL('./fixtures/hard-cases.tsv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#') && !line.startsWith('zone\t'))
  .map((line) => {
    const [zone = '', date = '', time = '', kind = '', before = '', at = '', after = '', clock = ''] =
      line.split('\t');
    return {
      zone: zoneOf(zone),
      date: calendarDate(date),
      time: wallTime(time),
      kind,
      instants: [before, at, after],
      clock,
    };
  });

/** `'2026-03-08T07:30Z'` as an instant. */
export const utc = (iso: string): Instant => Date.parse(iso);

/** An instant as ISO text in UTC, cut to the minute: `'2026-03-08T07:30Z'`. */
export const iso = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

/** What the property tests of time draw from: every zone of this runtime, and days that often lie beside a clock change. */
import fc from 'fast-check';
import { addDays, type CalendarDate, calendarDate, WEEKDAYS } from '../../src/core/calendar-date.js';
import type { Instant } from '../../src/core/clock.js';
import type { Availability, WorkingHours } from '../../src/core/working-hours.js';
import { type WallTime, wallTime, type Zone, zoneOf } from '../../src/core/zoned-time.js';

const HOUR_MS = 3_600_000;

/** The days on which most clocks of 2024 to 2027 change, and a few days on which some do. */
// biome-ignore format: a table
const CHANGE_DAYS = [
  '2024-03-10', '2024-03-31', '2024-10-06', '2024-10-27', '2024-11-03', '2025-02-23', '2025-04-06', '2025-09-07',
  '2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-27', '2026-10-04', '2026-10-25', '2026-10-29',
  '2027-03-14', '2027-03-28', '2027-10-31', '2027-11-07',
].map(calendarDate);

export const zones: fc.Arbitrary<Zone> = fc.constantFrom(...Intl.supportedValuesOf('timeZone').map(zoneOf));

export const times: fc.Arbitrary<WallTime> = fc
  .nat({ max: 1439 })
  .map((minute) => wallTime(`${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`));

/** A date of 2024 to 2027; two of three lie within two days of a change somewhere. */
export const dates: fc.Arbitrary<CalendarDate> = fc.oneof(
  { weight: 1, arbitrary: fc.nat({ max: 1460 }).map((days) => addDays('2024-01-01', days)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...CHANGE_DAYS), fc.integer({ min: -2, max: 2 }))
      .map(([date, days]) => addDays(date, days)),
  },
);

/** Any millisecond of such a date, as UTC counts it. */
export const instants: fc.Arbitrary<Instant> = fc
  .tuple(dates, fc.nat({ max: 24 * HOUR_MS - 1 }))
  .map(([date, ms]) => Date.parse(`${date}T00:00Z`) + ms);

const workingHours: fc.Arbitrary<WorkingHours> = fc.record({
  start: times,
  end: times,
  days: fc.subarray([...WEEKDAYS]),
  zone: zones,
});

/** Somebody with any hours, and leave and holidays in the three weeks around `from`. */
export const peopleAround = (from: Instant): fc.Arbitrary<Availability> => {
  const today = calendarDate(new Date(from).toISOString().slice(0, 10));
  const near = fc.integer({ min: -3, max: 18 }).map((days) => addDays(today, days));
  return fc.record({
    hours: workingHours,
    leave: fc.array(
      fc.tuple(near, fc.nat({ max: 16 })).map(([first, days]) => ({ from: first, to: addDays(first, days) })),
      { maxLength: 2 },
    ),
    holidays: fc.array(near, { maxLength: 3 }),
  });
};

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * The public holidays of whoever keeps which, answered from memory: a region is worked out once a year (some 40 ms), and the tables are
 * loaded when the first person who chose one is looked up, and never for a workspace where nobody did.
 */
import type { CalendarDate } from './calendar-date.js';
import type { Clock } from './clock.js';
import { AppError } from './errors.js';
import { holidaysOf } from './holidays.js';
import { wallOf } from './zoned-time.js';

/**
 * The public holidays of a region, from last year to the year after next: as far as anything here looks back and ahead. Members of one
 * region share one set. Empty for no region, and for one that is in no table (any more).
 */
export type HolidaysIn = (region: string | undefined) => Promise<ReadonlySet<CalendarDate>>;

const NONE: ReadonlySet<CalendarDate> = new Set();

export function createHolidayCalendar({ clock }: { readonly clock: Clock }): HolidaysIn {
  /** As many as there are regions, some 600 in all. */
  const known = new Map<
    string,
    { readonly year: number; readonly dates: Promise<ReadonlySet<CalendarDate>> }
  >();
  return (region) => {
    if (region === undefined) return Promise.resolve(NONE);
    const year = Number(wallOf(clock.now(), 'UTC').date.slice(0, 4));
    const there = known.get(region);
    if (there?.year === year) return there.dates;
    const dates = workOut(region, year);
    known.set(region, { year, dates });
    return dates;
  };
}

async function workOut(region: string, year: number): Promise<ReadonlySet<CalendarDate>> {
  try {
    return new Set(await holidaysOf(region, year - 1, year + 2));
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-input') return NONE;
    throw error;
  }
}

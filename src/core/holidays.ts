/**
 * Public holidays by country and region, from the tables of date-holidays.
 *
 * The tables take a fifth of a second and 20 MB to load, so that they are loaded on the first question and never before.
 * Trap: `start` and `end` of its entries are instants in some zone of the country's; only the written date is a day.
 */
import type Holidays from 'date-holidays';
import { addDays, type CalendarDate, calendarDate } from './calendar-date.js';
import { AppError } from './errors.js';

const HOUR_MS = 3_600_000;
/** Takes up the hour that a day with a clock change lacks. */
const SHORT_DAY_HOURS = 1;

/** Whether there are holidays for `DE`, `DE-BE` or `DE-BY-A`: ISO 3166 codes, in any case. */
export async function isRegion(region: string): Promise<boolean> {
  return (await tableOf(region)) !== undefined;
}

/**
 * The public holidays of a region from 1 January of one year to 31 December of another, in order, each once.
 * Days that are free only by half are left out; feasts of several days count with all of them.
 * @throws AppError `bad-input` when there is no such region.
 */
export async function holidaysOf(
  region: string,
  fromYear: number,
  toYear: number,
): Promise<readonly CalendarDate[]> {
  const table = await tableOf(region);
  if (!table) {
    throw new AppError(
      'bad-input',
      `"${region}" is not a region whose holidays I know. Regions are written like DE, DE-BE or US-CA.`,
    );
  }
  const dates = new Set<CalendarDate>();
  // From the year before: a feast may last over New Year's Eve.
  for (let year = fromYear - 1; year <= toYear; year += 1) {
    for (const { date, start, end } of table.getHolidays(year)) {
      const first = calendarDate(date.slice(0, 10));
      const hours = (end.getTime() - start.getTime()) / HOUR_MS;
      for (let day = 0; 24 * (day + 1) <= hours + SHORT_DAY_HOURS; day += 1) dates.add(addDays(first, day));
    }
  }
  return [...dates].filter((date) => `${fromYear}` <= date && date < `${toYear + 1}`).sort();
}

/** The tables of regions that were asked about: making one costs hundreds of times what finding it here does. */
const tables = new Map<string, Holidays>();

async function tableOf(region: string): Promise<Holidays | undefined> {
  const { default: Tables } = await import('date-holidays');
  // From here on without waiting, or a roster that is checked all at once would make a table for each member.
  const code = region.toUpperCase();
  const table = tables.get(code) ?? newTable(Tables, code);
  if (table) tables.set(code, table);
  return table;
}

/** The library itself answers an unknown state with the country's holidays; nothing here does. @param code in capitals. */
function newTable(Tables: typeof Holidays, code: string): Holidays | undefined {
  const [country = '', stateCode, districtCode, ...rest] = code.split('-');
  const names = new Tables();
  if (rest.length > 0 || !Object.hasOwn(names.getCountries(), country)) return undefined;
  const options = { types: ['public' as const], languages: 'en' };
  if (stateCode === undefined) return new Tables(country, options);
  const state = asWritten(stateCode, names.getStates(country));
  if (state === undefined) return undefined;
  if (districtCode === undefined) return new Tables(country, state, options);
  const district = asWritten(districtCode, names.getRegions(country, state));
  return district === undefined ? undefined : new Tables(country, state, district, options);
}

/** The tables call a few places by their names: `NZ-WTC-Buller`. */
const asWritten = (code: string, names: object = {}): string | undefined =>
  Object.keys(names).find((name) => name.toUpperCase() === code);

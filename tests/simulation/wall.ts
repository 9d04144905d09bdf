/** The oracle's own reckoning of time: it reads zones' walls as `Intl` shows them, and knows nothing of the app's. */

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** All that `Intl` is asked is asked once: a year is some hundred thousand questions. */
const walls = new Map<string, Intl.DateTimeFormat>();
const instants = new Map<string, number>();

/** What the wall of a zone shows, `2026-03-08 03:30`: earlier readings are smaller texts. */
function reading(zone: string, at: number): string {
  const wall =
    walls.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(zone, wall);
  return wall.format(at);
}

export const dateOn = (zone: string, at: number): string => reading(zone, at).slice(0, 10);

const asUtc = (shown: string): number => Date.parse(`${shown.replace(' ', 'T')}:00Z`);
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / (24 * HOUR_MS));

/**
 * When a zone's wall first shows this date and time, walking a quarter of an hour at a time (every offset is a whole number of them).
 * One that is never shown lies in a gap: by the clock as it ran before, it comes as long after the gap's beginning as it lies in it.
 */
export function instantOf(zone: string, date: string, time: string): number {
  const key = `${zone} ${date} ${time}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const wanted = `${date} ${time}`;
  const guess = asUtc(wanted) - (asUtc(reading(zone, asUtc(wanted))) - asUtc(wanted));
  let at = guess - 4 * HOUR_MS;
  while (reading(zone, at) < wanted) at += QUARTER_MS;
  if (reading(zone, at) !== wanted) {
    const before = at - QUARTER_MS;
    at = before + (asUtc(wanted) - asUtc(reading(zone, before)));
  }
  instants.set(key, at);
  return at;
}

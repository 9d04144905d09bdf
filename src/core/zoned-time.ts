/**
 * Between wall clocks and instants: the one place that computes either from the other.
 *
 * Two rules, those of RFC 5545: a wall time in a spring gap takes the offset before the gap, so it moves forward by the
 * gap's length; a wall time that an autumn change repeats means its first occurrence.
 *
 * Trap: offsets come from `Intl` with an explicit zone. date-fns-tz's `getTimezoneOffset` reads its instant as a wall
 * time and is wrong for hours around every change, also under TZ=UTC; a `Date`'s own getters use the process's zone.
 */
import { createRequire } from 'node:module';
import { type CalendarDate, dateOfDayNumber, dayNumber, type Weekday, weekdayOf } from './calendar-date.js';
import type { Instant } from './clock.js';
import { AppError } from './errors.js';

/**
 * An IANA zone that this runtime knows, old names included (`Asia/Calcutta`). Never an offset: offsets change.
 * Our own literals are trusted; a name from outside comes through `isZone` or `zoneOf`.
 */
export type Zone = 'UTC' | `${string}/${string}`;
/** A time of day, `'09:30'`, 24 hours. The earlier of two is the smaller text. From outside: through `wallTime`. */
export type WallTime = `${number}:${number}`;

/** What calendar and clock on the wall show, cut to the minute. */
export interface WallClock {
  readonly date: CalendarDate;
  readonly time: WallTime;
  readonly weekday: Weekday;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether this runtime knows the zone that people typed or `users.info` returned. */
export function isZone(name: string): name is Zone {
  try {
    // Newer runtimes also take '+05:30', which is no zone.
    return /^[a-z]/i.test(name) && offsetFormat(name) !== undefined;
  } catch {
    return false; // A RangeError: unknown to Intl.
  }
}

/**
 * The same name, checked.
 * @throws AppError `bad-input` when the runtime does not know it.
 */
export function zoneOf(name: string): Zone {
  if (isZone(name)) return name;
  throw new AppError(
    'bad-input',
    `"${name}" is not a time zone I know. Zones are written like Europe/Berlin.`,
  );
}

/**
 * Reads `'HH:mm'`, 00:00 to 23:59.
 * @throws AppError `bad-input` when it is anything else.
 */
export function wallTime(text: string): WallTime {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    throw new AppError('bad-input', `"${text}" is not a time of day. Times are written like 09:30.`);
  }
  return text as WallTime;
}

/** The instant at which `zone` reaches that wall time, by the two rules above. */
export function instantOf(date: CalendarDate, time: WallTime, zone: Zone): Instant {
  const asIfUtc = dayNumber(date) * DAY_MS + minuteOfDay(time) * MINUTE_MS;
  // No offset exceeds 16 hours, so these two are in force on either side of any change that touches this wall time.
  const before = offsetAt(asIfUtc - DAY_MS, zone);
  const after = offsetAt(asIfUtc + DAY_MS, zone);
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    const at = asIfUtc - offset; // The larger offset is the earlier instant: a repeated time is found first.
    if (offsetAt(at, zone) === offset) return at;
  }
  return asIfUtc - before; // Neither offset holds: the gap.
}

/** What the wall shows in `zone` at that instant. */
export function wallOf(at: Instant, zone: Zone): WallClock {
  const minutes = Math.floor((at + offsetAt(at, zone)) / MINUTE_MS);
  const day = Math.floor(minutes / 1440);
  const minute = minutes - day * 1440;
  const date = dateOfDayNumber(day);
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` as WallTime;
  return { date, time, weekday: weekdayOf(date) };
}

/** The first instant of the day that `zone` has at `at`: midnight, or the end of a gap at midnight. */
export const startOfDay = (at: Instant, zone: Zone): Instant =>
  instantOf(wallOf(at, zone).date, '00:00', zone);

/** Whether `zone` lives that date at all: Samoa went from 29 to 31 December 2011. */
export const hasDay = (date: CalendarDate, zone: Zone): boolean =>
  wallOf(instantOf(date, '12:00', zone), zone).date === date;

/** For people: `'Thu 12 Mar'`, `'15:00'` or `'Thu 12 Mar, 15:00'`, in `zone` whatever the process's own. */
export function formatInZone(at: Instant, zone: Zone, style: 'day' | 'time' | 'day-and-time'): string {
  const { date, time, weekday } = wallOf(at, zone);
  if (style === 'time') return time;
  const name = weekday.charAt(0).toUpperCase() + weekday.slice(1);
  const day = `${name} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
  return style === 'day' ? day : `${day}, ${time}`;
}

let nameZone: ((at: Instant, zone: Zone) => string) | undefined;

/**
 * What people call the zone at that instant: `'Central European Summer Time'`. Only the zone's name is safe to ask of
 * date-fns-tz: it takes that straight from `Intl`, while its times of day pass through the process's zone.
 */
export function zoneName(at: Instant, zone: Zone): string {
  nameZone ??= loadZoneNames();
  return nameZone(at, zone);
}

/** Only for the first name: its 300 files are a fifth of the time that the whole app takes to load. */
function loadZoneNames(): NonNullable<typeof nameZone> {
  const require = createRequire(import.meta.url);
  const { format } = require('date-fns-tz') as typeof import('date-fns-tz');
  const { enGB } = require('date-fns/locale/en-GB') as typeof import('date-fns/locale/en-GB');
  return (at, zone) => format(at, 'zzzz', { timeZone: zone, locale: enGB });
}

/** One formatter a zone: making one costs some 40 times what reading an offset with it does. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  offsetFormats.set(zone, format);
  return format;
}

/** Who plans for many people of one zone asks about the same few instants: reading one with `Intl` costs a hundred times as much. */
const knownOffsets = new Map<Zone, Map<Instant, number>>();
/** A zone; some tens of bytes each. */
const MOST_KNOWN = 200;

/** Wall clock minus UTC at an instant, in ms. */
function offsetAt(at: Instant, zone: Zone): number {
  let known = knownOffsets.get(zone);
  if (!known || known.size >= MOST_KNOWN) {
    known = new Map();
    knownOffsets.set(zone, known);
  }
  const offset = known.get(at) ?? readOffset(at, zone);
  known.set(at, offset);
  return offset;
}

/** `longOffset` ends in 'GMT-03:30', or 'GMT' for none; old dates have seconds. */
function readOffset(at: Instant, zone: Zone): number {
  const text = offsetFormat(zone).format(at);
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!parts) throw new AppError('bug', `This runtime writes the offset of ${zone} as "${text}".`);
  const [, sign, hours = 0, minutes = 0, seconds = 0] = parts;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

const minuteOfDay = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const pad = (value: number): string => String(value).padStart(2, '0');

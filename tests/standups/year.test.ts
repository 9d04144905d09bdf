/**
 * A year in 60 zones against a reference that knows nothing of ours: it walks every zone's wall, a quarter of an hour
 * at a time (all offsets are whole quarters), as `Intl` shows it, and notes when each reading is first seen.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  dayNumber,
  weekdayOf,
} from '../../src/core/calendar-date.js';
import { type WallTime, type Zone, zoneOf } from '../../src/core/zoned-time.js';
import { plan } from '../../src/standups/plan.js';
import { type Slot, standupDefaults } from '../../src/standups/standup.js';
import { utc } from '../core/hard-cases.js';
import { EVERY_DAY, member, standup, told } from './samples.js';

const ZONES: readonly Zone[] = [
  'Pacific/Pago_Pago Pacific/Honolulu Pacific/Marquesas America/Adak America/Anchorage America/Los_Angeles',
  'America/Phoenix America/Denver America/Mexico_City America/Chicago America/Havana America/Lima America/New_York',
  'America/Caracas America/Halifax America/Santiago America/Asuncion America/St_Johns America/Sao_Paulo America/Nuuk',
  'America/Miquelon America/Noronha Atlantic/Azores Atlantic/Cape_Verde UTC Europe/London Europe/Lisbon Africa/Lagos',
  'Africa/Casablanca Africa/El_Aaiun Europe/Berlin Europe/Madrid Africa/Cairo Africa/Johannesburg Asia/Beirut',
  'Asia/Gaza Asia/Jerusalem Europe/Chisinau Europe/Kyiv Europe/Istanbul Africa/Nairobi Asia/Tehran Asia/Dubai',
  'Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Singapore',
  'Australia/Eucla Asia/Tokyo Australia/Darwin Australia/Adelaide Australia/Lord_Howe Pacific/Norfolk Pacific/Auckland',
  'Pacific/Chatham Pacific/Kiritimati',
].flatMap((line) => line.split(' ').map(zoneOf));

const QUARTER_MS = 900_000;
const FROM = utc('2026-01-01T00:00Z');
const TO = utc('2027-01-01T00:00Z');

/** For each zone, the first instant at which its wall showed a reading such as `2026-03-08 03:30`. */
const firstSeen = new Map<Zone, ReadonlyMap<string, number>>();

beforeAll(() => {
  for (const zone of ZONES) {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    const seen = new Map<string, number>();
    for (let at = FROM - 4 * QUARTER_MS; at < TO; at += QUARTER_MS) {
      const reading = wall.format(at);
      if (!seen.has(reading)) seen.set(reading, at);
    }
    firstSeen.set(zone, seen);
  }
});

/** A reading that is never seen lies in a gap: by the clock as it ran before, it comes after the last that was seen. */
function whenOnTheWall(zone: Zone, date: CalendarDate, time: WallTime): number | undefined {
  const seen = firstSeen.get(zone);
  for (let quarters = 0; quarters <= 8; quarters += 1) {
    const at = seen?.get(readingBefore(date, time, quarters));
    if (at !== undefined) return at + quarters * QUARTER_MS;
  }
  return undefined;
}

function readingBefore(date: CalendarDate, time: WallTime, quarters: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - quarters * 15;
  const text = new Date(dayNumber(date) * 86_400_000 + minutes * 60_000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

describe.each<WallTime>(['00:00', '02:30', '23:30'])('every day at %s', (time) => {
  test('is planned once a date in each of 60 zones, when its wall says so', () => {
    expect(new Set(ZONES).size).toBe(60);
    for (const zone of ZONES) {
      const expected: string[] = [];
      for (let day = calendarDate('2025-12-31'); day <= '2027-01-01'; day = addDays(day, 1)) {
        const promptAt = whenOnTheWall(zone, day, time);
        if (promptAt !== undefined && promptAt >= FROM && promptAt < TO) {
          expected.push(`${day} at ${new Date(promptAt).toISOString().slice(0, 16)}Z`);
        }
      }
      expect(expected.length).toBeGreaterThanOrEqual(364);
      const slots = [...plan(standup(time, { days: EVERY_DAY }), [member(zone)], FROM, TO)];
      expect([zone, ...slots.map(told)]).toEqual([zone, ...expected]);
    }
  });
});

test('the work week of everybody together is that of each, and has no Saturday and no Sunday where they are', () => {
  const everybody = ZONES.map((zone) => member(zone, { id: zone }));
  const together = [...plan(standupDefaults, everybody, FROM, TO)];
  const apart = everybody.flatMap((one) => [...plan(standupDefaults, [one], FROM, TO)]);
  const lines = (slots: readonly Slot[]) => slots.map((slot) => `${slot.user} ${told(slot)}`).sort();
  expect(lines(together)).toEqual(lines(apart));
  expect(new Set(together.map(({ workDay }) => weekdayOf(workDay)))).toEqual(new Set(standupDefaults.days));
});

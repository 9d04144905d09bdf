/** Properties of wall times and instants over every zone this runtime has. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDate } from '../../src/core/calendar-date.js';
import {
  formatInZone,
  instantOf,
  startOfDay,
  type WallTime,
  wallOf,
  type Zone,
} from '../../src/core/zoned-time.js';
import { dates, instants, times, zones } from './arbitraries.js';

const MINUTE_MS = 60_000;

/** The first instant that shows this wall time, found by trying every offset of whole quarters from +14:00 to -12:00. */
function firstShowing(date: CalendarDate, time: WallTime, zone: Zone): number | undefined {
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  for (let minutes = 14 * 60; minutes >= -12 * 60; minutes -= 15) {
    const at = asIfUtc - minutes * MINUTE_MS;
    const wall = wallOf(at, zone);
    if (wall.date === date && wall.time === time) return at;
  }
  return undefined;
}

test('an instant is the first that shows the wall time, or, in a gap, shows it moved forward by two hours at most', () => {
  fc.assert(
    fc.property(dates, times, zones, (date, time, zone) => {
      const at = instantOf(date, time, zone);
      const first = firstShowing(date, time, zone);
      if (first !== undefined) expect(at).toBe(first);
      else {
        const wall = wallOf(at, zone);
        const moved = Date.parse(`${wall.date}T${wall.time}Z`) - Date.parse(`${date}T${time}Z`);
        expect([30, 60, 120]).toContain(moved / MINUTE_MS);
      }
    }),
    { numRuns: 500 },
  );
});

test('wall clocks agree with the runtime on every instant in every zone', () => {
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(at);
      const { date, time } = wallOf(at, zone);
      expect(`${date} ${time}`).toBe(shown);
      expect(formatInZone(at, zone, 'time')).toBe(time);
    }),
    { numRuns: 300 },
  );
});

test('a day starts on its own date, and the minute before belongs to an earlier one', () => {
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const start = startOfDay(at, zone);
      expect(start).toBeLessThanOrEqual(at);
      expect(wallOf(start, zone).date).toBe(wallOf(at, zone).date);
      expect(wallOf(start - 1, zone).date < wallOf(at, zone).date).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** Which day a catch-up is for, and since when it tells. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Availability, defaultWorkingHours } from '../../src/core/working-hours.js';
import { type CatchUpDay, catchUpDay, nextStart } from '../../src/digests/catch-up/since.js';
import { instants, peopleAround } from '../core/arbitraries.js';

const HOUR_MS = 3_600_000;
const ana: Availability = { hours: defaultWorkingHours('Europe/Berlin'), leave: [], holidays: [] };
const at = (text: string) => Date.parse(text);
const told = (person: Availability, now: string) => {
  const found = catchUpDay(person, at(now));
  return (
    found && [found.day, ...[found.from, found.to].map((each) => new Date(each).toISOString().slice(0, 16))]
  );
};

describe('a catch-up', () => {
  test('tells since the working day before began, over a weekend and a clock change', () => {
    const monday = ['2026-03-30', '2026-03-27T08:00', '2026-03-30T07:00'];
    expect(told(ana, '2026-03-30T07:00:00Z')).toEqual(monday);
    expect(told(ana, '2026-03-30T06:59:59Z')).toBeUndefined();
    expect(told(ana, '2026-03-30T12:59:00Z')).toEqual(monday);
    expect(told(ana, '2026-03-30T13:01:00Z')).toBeUndefined();
    expect(told(ana, '2026-03-29T08:00:00Z')).toBeUndefined();
  });

  test('waits for the first day back from leave, and then tells five weeks at most', () => {
    const away = { ...ana, leave: [{ from: '2026-03-10', to: '2026-03-17' }] as const };
    expect(told(away, '2026-03-17T08:00:00Z')).toBeUndefined();
    expect(told(away, '2026-03-18T08:00:00Z')).toEqual([
      '2026-03-18',
      '2026-03-09T08:00',
      '2026-03-18T08:00',
    ]);
    const long = { ...ana, leave: [{ from: '2026-01-05', to: '2026-03-17' }] as const };
    expect(told(long, '2026-03-18T08:00:00Z')?.[1]).toBe('2026-02-11T08:00');
  });

  test('of a night shift belongs to the date on which it began', () => {
    const night: Availability = { ...ana, hours: { ...ana.hours, start: '22:00', end: '06:00' } };
    expect(told(night, '2026-03-11T00:30:00Z')).toEqual([
      ...['2026-03-10', '2026-03-09T21:00', '2026-03-10T21:00'],
    ]);
  });

  test('whatever the hours and leave, what is told day by day has no gap within five weeks, and no overlap', () => {
    const people = instants.chain((from) => fc.tuple(fc.constant(from), peopleAround(from)));
    fc.assert(
      fc.property(people, ([from, person]) => {
        let before: CatchUpDay | undefined;
        let now = from;
        for (let n = 0; n < 20; n += 1) {
          const next = nextStart(person, now);
          if (next === undefined) return;
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(9 * 24 * HOUR_MS);
          now = next;
          const day = catchUpDay(person, now);
          if (!day || day.to !== now) continue;
          if (before) expect(day.from).toBe(before.to);
          before = day;
        }
      }),
      { numRuns: 200 },
    );
  });
});

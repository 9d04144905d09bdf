/** Slots and overlaps: by table, and for any people against a count that looks at every minute. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../src/core/clock.js';
import { bestSlot, nextSlot, overlaps, SLOT_STEP_MS, slots } from '../../src/core/overlap.js';
import { type Availability, defaultWorkingHours, isWorking } from '../../src/core/working-hours.js';
import type { WallTime, Zone } from '../../src/core/zoned-time.js';
import { instants, peopleAround } from './arbitraries.js';
import { iso, utc } from './hard-cases.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const office = (zone: Zone, more: Partial<Availability> = {}): Availability => ({
  ...{ hours: defaultWorkingHours(zone), leave: [], holidays: [] },
  ...more,
});
const hours = (zone: Zone, start: WallTime, end: WallTime): Availability =>
  office(zone, { hours: { ...defaultWorkingHours(zone), start, end } });
const told = (spans: readonly { start: Instant; end: Instant }[]) =>
  spans.map(({ start, end }) => `${iso(start)} to ${iso(end)}`);

describe('overlaps', () => {
  test('are the hours that Berlin and New York share, and move while only one clock has changed', () => {
    const people = [office('Europe/Berlin'), office('America/New_York')];
    // New York changed on 8 March, Berlin changes on the 29th.
    expect(told(overlaps(people, utc('2026-03-06T00:00Z'), utc('2026-03-10T00:00Z')))).toEqual([
      '2026-03-06T14:00Z to 2026-03-06T16:00Z',
      '2026-03-09T13:00Z to 2026-03-09T16:00Z',
    ]);
    expect(told(overlaps(people, utc('2026-03-30T00:00Z'), utc('2026-03-31T00:00Z')))).toEqual([
      '2026-03-30T13:00Z to 2026-03-30T15:00Z',
    ]);
  });

  test('there are none between Berlin and Auckland, nor of nobody', () => {
    const people = [office('Europe/Berlin'), office('Pacific/Auckland')];
    expect(overlaps(people, utc('2026-03-09T00:00Z'), utc('2026-03-16T00:00Z'))).toEqual([]);
    expect(overlaps([], 0, DAY_MS)).toEqual([]);
  });

  test('a shift around the clock does not break at midnight', () => {
    const always = hours('UTC', '00:00', '00:00');
    expect(told(overlaps([always], utc('2026-03-10T00:00Z'), utc('2026-03-12T00:00Z')))).toEqual([
      '2026-03-10T00:00Z to 2026-03-12T00:00Z',
    ]);
  });
});

describe('the next slot', () => {
  const from = utc('2026-03-10T09:07Z'); // A Tuesday

  test('begins on a quarter hour and fits whole', () => {
    expect(told([nextSlot([office('UTC')], 25, from)].flatMap((slot) => slot ?? []))).toEqual([
      '2026-03-10T09:15Z to 2026-03-10T09:40Z',
    ]);
    expect(nextSlot([office('UTC')], 25, utc('2026-03-10T16:40Z'))?.start).toBe(utc('2026-03-11T09:00Z'));
    expect(nextSlot([office('UTC')], 60, utc('2026-03-10T16:00Z'))?.start).toBe(utc('2026-03-10T16:00Z'));
  });

  test('waits for somebody on leave and for a holiday', () => {
    const away = office('UTC', { leave: [{ from: '2026-03-10', to: '2026-03-12' }] });
    const free = office('UTC', { holidays: ['2026-03-13'] });
    expect(nextSlot([away, free], 25, from)?.start).toBe(utc('2026-03-16T09:00Z'));
  });

  test('is none when two never work together, and the best one says who is missing', () => {
    const [berlin, lisbon, auckland] = [
      office('Europe/Berlin'),
      office('Europe/Lisbon'),
      office('Pacific/Auckland'),
    ];
    expect(nextSlot([berlin, lisbon, auckland], 25, from)).toBeUndefined();
    const best = bestSlot([berlin, auckland, lisbon], 25, from);
    expect(best?.missing).toEqual([auckland]);
    expect(best?.start).toBe(utc('2026-03-10T09:15Z'));
  });

  test('finds the hours that a night shift shares with the other side of the world', () => {
    const night = hours('Europe/Berlin', '22:00', '06:00');
    const slot = nextSlot([night, office('Asia/Tokyo')], 50, from);
    expect(slot?.start).toBe(utc('2026-03-11T00:00Z'));
  });

  test('of people who do not work at all is none, not even a partial one', () => {
    const nobody = office('UTC', { hours: { ...defaultWorkingHours('UTC'), days: [] } });
    expect(bestSlot([nobody], 25, from)).toBeUndefined();
  });

  test('needs somebody, and a length', () => {
    expect(() => nextSlot([], 25, from)).toThrow('at least one person');
    expect(() => nextSlot([office('UTC')], 0, from)).toThrow('a length');
  });
});

/** One to three people, an instant and a length. */
const questions = instants.chain((from) =>
  fc.record({
    from: fc.constant(from),
    people: fc.array(peopleAround(from), { minLength: 1, maxLength: 3 }),
    minutes: fc.constantFrom(5, 15, 25, 50, 90),
  }),
);

/** Looks at every minute, once; hours begin and end on one. */
const minuteByMinute = () => {
  const seen = new Map<Availability, Map<Instant, boolean>>();
  const works = (person: Availability, at: Instant): boolean => {
    const minutes = seen.get(person) ?? new Map<Instant, boolean>();
    seen.set(person, minutes);
    const known = minutes.get(at) ?? isWorking(person, at);
    minutes.set(at, known);
    return known;
  };
  return (person: Availability, start: Instant, minutes: number): boolean => {
    for (let n = minutes - 1; n >= 0; n -= 1) if (!works(person, start + n * MINUTE_MS)) return false;
    return true;
  };
};
const firstStep = (from: Instant): Instant => Math.ceil(from / SLOT_STEP_MS) * SLOT_STEP_MS;

describe('for any people', () => {
  test('the next slot is within everybody’s hours, and no earlier quarter hour is', () => {
    fc.assert(
      fc.property(questions, ({ people, minutes, from }) => {
        const worksThroughout = minuteByMinute();
        const found = nextSlot(people, minutes, from, { withinDays: 1 });
        const until = found?.start ?? from + DAY_MS;
        const fits = (at: Instant) => people.every((person) => worksThroughout(person, at, minutes));
        if (found) {
          expect(fits(found.start)).toBe(true);
          expect(found.end - found.start).toBe(minutes * MINUTE_MS);
        }
        for (let at = firstStep(from); at < until; at += SLOT_STEP_MS) expect(fits(at)).toBe(false);
      }),
      { numRuns: 6 },
    );
  });

  test('whoever is missing from a slot does not work throughout it, and everybody else does', () => {
    fc.assert(
      fc.property(questions, ({ people, minutes, from }) => {
        const worksThroughout = minuteByMinute();
        let looked = 0;
        for (const { start, missing } of slots(people, minutes, from, { withinDays: 3 })) {
          for (const person of people)
            expect(worksThroughout(person, start, minutes)).toBe(!missing.includes(person));
          looked += 1;
          if (looked === 6) break;
        }
      }),
      { numRuns: 6 },
    );
  });

  test('no slot has fewer people missing than the best one', () => {
    fc.assert(
      fc.property(questions, ({ people, minutes, from }) => {
        const best = bestSlot(people, minutes, from, { withinDays: 2 });
        const all = [...slots(people, minutes, from, { withinDays: 2 })];
        const fewest = Math.min(...all.map(({ missing }) => missing.length));
        expect(best).toEqual(all.find(({ missing }) => missing.length === fewest));
      }),
      { numRuns: 6 },
    );
  });

  test('overlaps are exactly the minutes in which everybody works', () => {
    fc.assert(
      fc.property(questions, ({ people, from }) => {
        const start = from - (from % MINUTE_MS);
        const end = start + DAY_MS;
        const spans = overlaps(people, start, end);
        for (let at = start; at < end; at += 13 * MINUTE_MS) {
          const inside = spans.some((span) => span.start <= at && at < span.end);
          expect(inside).toBe(people.every((person) => isWorking(person, at)));
        }
        for (const [n, span] of spans.entries())
          expect(span.start).toBeGreaterThan(spans[n - 1]?.end ?? start - 1);
      }),
      { numRuns: 6 },
    );
  });
});

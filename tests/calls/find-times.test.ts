import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstTime, missingAt, offeredTimes } from '../../src/calls/find-times.js';
import { firstReturn, nextReturn } from '../../src/calls/pausing/find-return.js';
import { type Availability, defaultWorkingHours, isWorking } from '../../src/core/working-hours.js';
import { wallOf, type Zone } from '../../src/core/zoned-time.js';
import { instants, peopleAround } from '../core/arbitraries.js';
import { utc } from '../core/hard-cases.js';

const HOUR_MS = 3_600_000;
const office = (zone: Zone, leave: Availability['leave'] = []): Availability => ({
  ...{ hours: defaultWorkingHours(zone), leave, holidays: [] },
});
const [berlin, newYork, tokyo] = [office('Europe/Berlin'), office('America/New_York'), office('Asia/Tokyo')];
/** A Tuesday, 10:00 in Berlin. */
const NOW = utc('2026-03-10T09:00Z');

describe('the time of a call', () => {
  test('leaves an hour’s notice', () => {
    expect(firstTime([berlin], 25, NOW)?.start).toBe(NOW + HOUR_MS);
  });

  test('is in everyone’s hours on the day itself, also when one of the clocks changes before', () => {
    // Friday evening; the clocks of Berlin change on Sunday, those of New York have changed: five hours apart, then six again.
    const friday = utc('2026-03-27T17:00Z');
    expect(firstTime([berlin, newYork], 25, friday)?.start).toBe(utc('2026-03-30T13:00Z'));
    expect(firstTime([berlin, newYork], 25, utc('2026-03-26T17:00Z'))?.start).toBe(utc('2026-03-27T13:00Z'));
  });

  test('is none between Berlin, New York and Tokyo', () => {
    expect(firstTime([berlin, newYork, tokyo], 25, NOW)).toBeUndefined();
  });
});

describe('the times offered', () => {
  test('suit everyone where there are such, lie two hours apart, and leave out the present one', () => {
    const offered = offeredTimes([berlin, newYork], 25, NOW, utc('2026-03-10T13:00Z'));
    expect(offered.every(({ missing }) => missing.length === 0)).toBe(true);
    expect(offered).toHaveLength(8);
    expect(offered.map(({ start }) => start)).not.toContain(utc('2026-03-10T13:00Z'));
    for (const [n, { start }] of offered.entries())
      expect(start - (offered[n - 1]?.start ?? 0)).toBeGreaterThanOrEqual(2 * HOUR_MS);
  });

  test('miss as few as can be where no time suits everyone', () => {
    const offered = offeredTimes([berlin, newYork, tokyo], 25, NOW);
    expect(offered.length).toBeGreaterThan(2);
    for (const { missing } of offered) expect(missing).toHaveLength(1);
  });

  test('are none for nobody, and for people who never work', () => {
    expect(offeredTimes([], 25, NOW)).toEqual([]);
    expect(offeredTimes([office('UTC', [{ from: '2026-01-01', to: '2026-12-31' }])], 25, NOW)).toEqual([]);
  });

  test('who is missing at a time is told, also outside the hours of all', () => {
    expect(missingAt([berlin, tokyo], 25, NOW + 2 * HOUR_MS)).toEqual([tokyo]);
    expect(missingAt([berlin, tokyo], 25, utc('2026-03-14T12:00Z'))).toEqual([berlin, tokyo]);
    expect(missingAt([], 25, NOW)).toEqual([]);
  });
});

describe('the return of a paused thread', () => {
  test('is the next common half hour on a later date of the asker’s', () => {
    expect(firstReturn(berlin, [newYork], NOW)).toEqual({ at: utc('2026-03-11T13:00Z'), inAllHours: true });
    expect(firstReturn(berlin, [], NOW)).toEqual({ at: utc('2026-03-11T08:00Z'), inAllHours: true });
  });

  test('is the asker’s next working morning where no hour is common', () => {
    expect(firstReturn(berlin, [newYork, tokyo], NOW)).toEqual({
      ...{ at: utc('2026-03-11T08:00Z'), inAllHours: false },
    });
    const friday = utc('2026-03-13T15:00Z');
    expect(firstReturn(berlin, [newYork, tokyo], friday).at).toBe(utc('2026-03-16T08:00Z'));
  });

  test('waits for the end of a leave, and comes next morning to somebody without working days', () => {
    const away = office('Europe/Berlin', [{ from: '2026-03-11', to: '2026-03-12' }]);
    expect(firstReturn(berlin, [away], NOW).at).toBe(utc('2026-03-13T08:00Z'));
    const never = { ...berlin, hours: { ...berlin.hours, days: [] } };
    expect(firstReturn(never, [], NOW)).toEqual({ at: utc('2026-03-11T08:00Z'), inAllHours: false });
    expect(nextReturn(never, [], NOW)).toBeUndefined();
  });

  test('for any people is an hour away at least, on a later date, and in the hours it says', () => {
    const questions = instants.chain((now) =>
      fc.tuple(fc.constant(now), fc.array(peopleAround(now), { minLength: 1, maxLength: 3 })),
    );
    fc.assert(
      fc.property(questions, ([now, [asker, ...others]]) => {
        if (!asker) return;
        const { at, inAllHours } = firstReturn(asker, others, now);
        expect(at).toBeGreaterThanOrEqual(now + HOUR_MS);
        expect(wallOf(at, asker.hours.zone).date > wallOf(now, asker.hours.zone).date).toBe(true);
        if (inAllHours) expect([asker, ...others].every((each) => isWorking(each, at))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

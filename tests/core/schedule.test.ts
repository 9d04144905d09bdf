/** The instants were computed with Python's zoneinfo, never with the code under test. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WEEKDAYS, type Weekday, weekdayOf } from '../../src/core/calendar-date.js';
import { nextOccurrence, occurrences, type Schedule } from '../../src/core/schedule.js';
import { formatInZone, instantOf, type WallTime, type Zone } from '../../src/core/zoned-time.js';
import { dates, times, zones } from './arbitraries.js';
import { hardCases, iso, utc } from './hard-cases.js';

const DAY_MS = 86_400_000;
const WORK_WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const at = (time: WallTime, days: readonly Weekday[] = WORK_WEEK): Schedule => ({
  time,
  days,
  zone: 'member',
});

/** Occurrences as text: `'2026-03-06 at 2026-03-06T14:00Z'`, work day first. */
const told = (schedule: Schedule, zone: Zone, from: string, to: string): string[] =>
  [...occurrences(schedule, zone, utc(from), utc(to))].map((due) => `${due.workDay} at ${iso(due.at)}`);

describe('around clock changes', () => {
  test.each(hardCases)(
    '$time every day in $zone is due once a date around $date',
    ({ zone, date, time, instants }) => {
      const [first, , last] = instants;
      const due = [...occurrences(at(time, WEEKDAYS), zone, utc(first), utc(last) + 1)];
      expect(due.map((one) => iso(one.at))).toEqual(instants);
      expect(due[1]?.workDay).toBe(date);
    },
  );

  test.each(hardCases)(
    '$time in $zone on $date is found by the one before it',
    ({ zone, time, instants }) => {
      const next = nextOccurrence(at(time, WEEKDAYS), zone, utc(instants[0]) + 1);
      expect(next && iso(next.at)).toBe(instants[1]);
    },
  );

  test('keeps the wall time across a change', () => {
    expect(told(at('09:00'), 'America/New_York', '2026-03-06T00:00Z', '2026-03-10T00:00Z')).toEqual([
      '2026-03-06 at 2026-03-06T14:00Z',
      '2026-03-09 at 2026-03-09T13:00Z',
    ]);
    expect(told(at('09:00'), 'Africa/Casablanca', '2026-02-13T00:00Z', '2026-02-17T00:00Z')).toEqual([
      '2026-02-13 at 2026-02-13T08:00Z',
      '2026-02-16 at 2026-02-16T09:00Z',
    ]);
  });

  test('keeps the work day when a gap moves it past midnight', () => {
    expect(told(at('23:30', WEEKDAYS), 'America/Nuuk', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-28 at 2026-03-29T01:30Z',
      '2026-03-29 at 2026-03-30T00:30Z',
    ]);
  });

  test('finds an occurrence of the day before that a gap moved past midnight', () => {
    expect(told(at('23:30', WEEKDAYS), 'America/Nuuk', '2026-03-29T01:10Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-28 at 2026-03-29T01:30Z',
    ]);
  });

  test('has nothing on a date that the zone skipped', () => {
    expect(told(at('09:00', WEEKDAYS), 'Pacific/Apia', '2011-12-29T00:00Z', '2012-01-01T00:00Z')).toEqual([
      '2011-12-29 at 2011-12-29T19:00Z',
      '2011-12-31 at 2011-12-30T19:00Z',
      '2012-01-01 at 2011-12-31T19:00Z',
    ]);
  });
});

describe('a span', () => {
  test('has its first instant in it and its last not', () => {
    const due = '2026-03-12 at 2026-03-12T09:00Z';
    expect(told(at('09:00'), 'UTC', '2026-03-12T09:00Z', '2026-03-12T09:01Z')).toEqual([due]);
    expect(told(at('09:00'), 'UTC', '2026-03-12T08:59Z', '2026-03-12T09:00Z')).toEqual([]);
    expect(told(at('09:00'), 'UTC', '2026-03-12T09:01Z', '2026-03-13T09:00Z')).toEqual([]);
  });
});

describe('days', () => {
  test('are those of the wall at the far side of the date line', () => {
    expect(told(at('09:00'), 'Pacific/Kiritimati', '2026-01-30T12:00Z', '2026-02-08T12:00Z')).toEqual([
      '2026-02-02 at 2026-02-01T19:00Z',
      '2026-02-03 at 2026-02-02T19:00Z',
      '2026-02-04 at 2026-02-03T19:00Z',
      '2026-02-05 at 2026-02-04T19:00Z',
      '2026-02-06 at 2026-02-05T19:00Z',
    ]);
  });

  test('include the leap day', () => {
    expect(told(at('09:00'), 'Asia/Tokyo', '2028-02-28T12:00Z', '2028-03-01T12:00Z')).toEqual([
      '2028-02-29 at 2028-02-29T00:00Z',
      '2028-03-01 at 2028-03-01T00:00Z',
    ]);
  });

  test('never come for a schedule without any', () => {
    expect(nextOccurrence(at('09:00', []), 'UTC', utc('2026-03-12T00:00Z'))).toBeUndefined();
  });
});

describe('every two weeks', () => {
  // The anchor is a Thursday; its whole week counts, and each second one before and after it.
  const schedule: Schedule = { ...at('10:00', ['mon', 'fri']), everyTwoWeeksFrom: '2026-01-01' };

  test('leaves out each second week, over the turn of the year and across a clock change', () => {
    expect(told(schedule, 'Europe/Berlin', '2025-12-13T00:00Z', '2026-01-17T00:00Z')).toEqual([
      '2025-12-15 at 2025-12-15T09:00Z',
      '2025-12-19 at 2025-12-19T09:00Z',
      '2025-12-29 at 2025-12-29T09:00Z',
      '2026-01-02 at 2026-01-02T09:00Z',
      '2026-01-12 at 2026-01-12T09:00Z',
      '2026-01-16 at 2026-01-16T09:00Z',
    ]);
    expect(told(schedule, 'Europe/Berlin', '2026-03-27T00:00Z', '2026-04-11T00:00Z')).toEqual([
      '2026-03-27 at 2026-03-27T09:00Z',
      '2026-04-06 at 2026-04-06T08:00Z',
      '2026-04-10 at 2026-04-10T08:00Z',
    ]);
  });
});

describe('zones', () => {
  test('a fixed zone counts for everybody', () => {
    const fixed: Schedule = { ...at('17:00'), zone: 'Europe/London' };
    const from = utc('2026-02-02T00:00Z');
    expect(nextOccurrence(fixed, 'Pacific/Kiritimati', from)).toEqual({
      workDay: '2026-02-02',
      at: utc('2026-02-02T17:00Z'),
    });
    expect(nextOccurrence(fixed, 'Pacific/Pago_Pago', from)).toEqual(nextOccurrence(fixed, 'UTC', from));
  });

  test.each<[string, Zone, string, string[], string]>([
    [
      'west over an ocean',
      'America/New_York',
      '2026-05-12T11:00Z',
      ['2026-05-12'],
      '2026-05-13 at 2026-05-13T13:00Z',
    ],
    ['east over an ocean', 'Europe/Berlin', '2026-05-12T10:00Z', [], '2026-05-13 at 2026-05-13T07:00Z'],
    [
      'back over the date line',
      'Pacific/Pago_Pago',
      '2026-02-02T19:30Z',
      ['2026-02-02', '2026-02-03'],
      '2026-02-04 at 2026-02-04T20:00Z',
    ],
  ])(
    'after a move %s the work days already served are known by their dates',
    (_move, zone, now, served, next) => {
      const coming = [...occurrences(at('09:00'), zone, utc(now), utc(now) + 7 * DAY_MS)];
      const due = coming.find(({ workDay }) => !served.includes(workDay));
      expect(due && `${due.workDay} at ${iso(due.at)}`).toBe(next);
    },
  );
});

describe('any schedule in any zone', () => {
  const schedules = fc.record({
    time: times,
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    zone: fc.oneof(fc.constant('member' as const), zones),
  });

  test('is due in order, each work day once, on its own weekdays, at its own wall time', () => {
    fc.assert(
      fc.property(schedules, zones, dates, (schedule, member, date) => {
        const zone = schedule.zone === 'member' ? member : schedule.zone;
        const from = Date.parse(date);
        const due = [...occurrences(schedule, member, from, from + 10 * DAY_MS)];
        expect(due.length).toBeGreaterThanOrEqual(schedule.days.length);
        for (const [index, { workDay, at: instant }] of due.entries()) {
          const before = due[index - 1];
          if (before) expect(before.at < instant && before.workDay < workDay).toBe(true);
          expect(schedule.days).toContain(weekdayOf(workDay));
          expect(instant).toBe(instantOf(workDay, schedule.time, zone));
        }
        const ordinary = due.filter((one) => formatInZone(one.at, zone, 'time') === schedule.time);
        expect(due.length - ordinary.length).toBeLessThanOrEqual(1); // At most one clock change in ten days.
      }),
    );
  });

  test('gives the same however a span is cut', () => {
    fc.assert(
      fc.property(schedules, zones, dates, fc.nat({ max: 10 * DAY_MS }), (schedule, member, date, cut) => {
        const from = Date.parse(date);
        const to = from + 10 * DAY_MS;
        expect([
          ...occurrences(schedule, member, from, from + cut),
          ...occurrences(schedule, member, from + cut, to),
        ]).toEqual([...occurrences(schedule, member, from, to)]);
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, isoWeek, WEEKDAYS, weekdayOf } from '../../src/core/calendar-date.js';
import type { DigestSchedule } from '../../src/digests/digest.js';
import { dateInWords, nextDigest, periodInWords, periodOf } from '../../src/digests/period.js';

const daily = (changes: Partial<DigestSchedule> = {}): DigestSchedule => ({
  ...{ cadence: 'daily', time: '01:30', days: WEEKDAYS, zone: 'Europe/London' },
  ...changes,
});
const weekly = daily({ cadence: 'weekly', days: ['mon'], time: '09:00', zone: 'UTC' });
const at = (text: string) => Date.parse(text);

function due(schedule: DigestSchedule, from: string, to: string): readonly string[] {
  const found: string[] = [];
  for (
    let next = nextDigest(schedule, at(from));
    next && next.at < at(to);
    next = nextDigest(schedule, next.at + 1)
  ) {
    found.push(new Date(next.at).toISOString().replace('.000', ''));
  }
  return found;
}

describe('when a digest is due', () => {
  test('DIG-02: a time that the clock skips comes later by the gap', () => {
    expect(due(daily(), '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-28T01:30:00Z',
      '2026-03-29T01:30:00Z',
      '2026-03-30T00:30:00Z',
    ]);
  });

  test('DIG-03: a time that comes twice counts once, the first time', () => {
    expect(due(daily(), '2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z')).toEqual([
      '2026-10-24T00:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ]);
  });
});

describe('what a digest covers', () => {
  test.each([
    ['2026-01-05', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2027-01-04', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-01-11', '2027-W01', '2027-01-04', '2027-01-10'],
  ] as const)('DIG-05: the weekly digest of %s is about %s', (day, week, first, last) => {
    const period = periodOf(weekly, day, undefined);
    expect([period.first, period.last]).toEqual([first, last]);
    expect(periodInWords(period, 'weekly')).toContain(`week ${week}`);
  });

  test('DIG-09: dates are written as they are, whatever the process’s zone', () => {
    const friday = daily({ cadence: 'weekly', days: ['sat'] });
    const words = periodInWords(periodOf(friday, '2026-12-19', undefined), 'weekly');
    expect(words).toBe('Sat 12 Dec – Fri 18 Dec');
    expect(dateInWords('2026-12-12')).toBe('Sat 12 Dec');
  });

  test('days are as long as the clock makes them', () => {
    const hours = (day: Parameters<typeof periodOf>[1]) => {
      const { from, to } = periodOf(daily({ time: '17:00' }), day, undefined);
      return (to - from) / 3_600_000;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
    const london = daily({ cadence: 'weekly', days: ['mon'], time: '09:00' });
    const week = periodOf(london, '2026-03-30', undefined);
    expect((week.to - week.from) / 3_600_000).toBe(167);
  });

  test('over a weekend the Monday covers what came since Friday', () => {
    const workdays = daily({ time: '17:00', days: WEEKDAYS.slice(0, 5) });
    expect(periodOf(workdays, '2026-03-09', undefined)).toMatchObject({
      ...{ first: '2026-03-07', last: '2026-03-09' },
      from: at('2026-03-06T17:00:00Z'),
    });
  });

  test('it is taken up where the last one ended, and never from more than five weeks back', () => {
    const told = at('2026-03-06T12:34:00Z');
    expect(periodOf(daily(), '2026-03-10', told).from).toBe(told);
    const { from, to } = periodOf(daily(), '2026-03-10', at('2025-01-01T00:00:00Z'));
    expect((to - from) / 86_400_000).toBe(35);
  });

  test('whatever the days, periods follow each other without gap or overlap', () => {
    const days = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 });
    const zones = fc.constantFrom('Europe/London', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo');
    fc.assert(
      fc.property(days, zones, fc.integer({ min: 20_000, max: 21_000 }), (chosen, zone, number) => {
        const schedule = daily({ zone, days: WEEKDAYS.filter((day) => chosen.includes(day)), time: '00:30' });
        let before: ReturnType<typeof periodOf> | undefined;
        for (let day = dateOfDayNumber(number), left = 21; left > 0; day = addDays(day, 1), left -= 1) {
          if (!schedule.days.includes(weekdayOf(day))) continue;
          const period = periodOf(schedule, day, undefined);
          if (before) {
            expect(period.from).toBe(before.to);
            expect(period.first).toBe(addDays(before.last, 1));
          }
          before = period;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a week of the calendar has its Thursday in its year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 40_000 }), (number) => {
        const date = dateOfDayNumber(number);
        const monday = addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
        expect(isoWeek(monday)).toBe(isoWeek(date));
        expect(isoWeek(addDays(monday, 7))).not.toBe(isoWeek(date));
        expect(isoWeek(date).slice(0, 4)).toBe(addDays(monday, 3).slice(0, 4));
      }),
    );
  });
});

/** The instants were computed with Python's zoneinfo, never with the code under test. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, WEEKDAYS } from '../../src/core/calendar-date.js';
import {
  type Availability,
  defaultWorkingHours,
  isWorking,
  nextWorkingInstant,
  type WorkingHours,
  workingIntervals,
} from '../../src/core/working-hours.js';
import { wallOf, type Zone } from '../../src/core/zoned-time.js';
import { instants, peopleAround } from './arbitraries.js';
import { iso, utc } from './hard-cases.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const always = (hours: WorkingHours): Availability => ({ hours, leave: [], holidays: [] });
const office = (zone: Zone): Availability => always(defaultWorkingHours(zone));

const told = (person: Availability, from: string, to: string): string[] =>
  [...workingIntervals(person, utc(from), utc(to))].map(({ start, end }) => `${iso(start)} to ${iso(end)}`);

describe('ordinary hours', () => {
  test('leave the weekend out, and move with the clocks', () => {
    expect(told(office('Europe/Berlin'), '2026-03-27T00:00Z', '2026-03-31T00:00Z')).toEqual([
      '2026-03-27T08:00Z to 2026-03-27T16:00Z',
      '2026-03-30T07:00Z to 2026-03-30T15:00Z',
    ]);
  });

  test('are cut to the span asked for', () => {
    expect(told(office('UTC'), '2026-03-12T10:30Z', '2026-03-13T09:15Z')).toEqual([
      '2026-03-12T10:30Z to 2026-03-12T17:00Z',
      '2026-03-13T09:00Z to 2026-03-13T09:15Z',
    ]);
    expect(told(office('UTC'), '2026-03-12T10:30Z', '2026-03-12T10:30Z')).toEqual([]);
  });

  test('begin at their first instant and end before their last', () => {
    const person = office('Asia/Kolkata');
    const [start, end] = [utc('2026-03-12T03:30Z'), utc('2026-03-12T11:30Z')];
    expect([start - 1, start, end - 1, end].map((at) => isWorking(person, at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('are on the weekday of the wall, not of UTC', () => {
    // Monday 09:30 in Auckland is Sunday in UTC; Saturday 09:30 there is Friday.
    expect(isWorking(office('Pacific/Auckland'), utc('2026-06-07T21:30Z'))).toBe(true);
    expect(isWorking(office('Pacific/Auckland'), utc('2026-06-05T21:30Z'))).toBe(false);
  });
});

describe('hours past midnight', () => {
  const nights = always({ start: '22:00', end: '06:00', days: ['fri'], zone: 'Europe/Berlin' });

  test('belong to the day they start on', () => {
    expect(told(nights, '2026-02-02T00:00Z', '2026-02-09T00:00Z')).toEqual([
      '2026-02-06T21:00Z to 2026-02-07T05:00Z',
    ]);
    expect(isWorking(nights, utc('2026-02-07T03:00Z'))).toBe(true);
  });

  test('are an hour shorter or longer on the night of a change', () => {
    const saturdays: Availability = always({ ...nights.hours, days: ['sat'] });
    expect(told(saturdays, '2026-03-28T00:00Z', '2026-03-30T00:00Z')).toEqual([
      '2026-03-28T21:00Z to 2026-03-29T04:00Z',
    ]);
    expect(told(saturdays, '2026-10-24T00:00Z', '2026-10-26T00:00Z')).toEqual([
      '2026-10-24T20:00Z to 2026-10-25T05:00Z',
    ]);
  });

  test('go away with leave on the day they start on, and stay with leave on the next', () => {
    const away = (date: '2026-02-06' | '2026-02-07'): Availability => ({
      ...nights,
      leave: [{ from: date, to: date }],
    });
    expect(told(away('2026-02-06'), '2026-02-06T00:00Z', '2026-02-08T00:00Z')).toEqual([]);
    expect(told(away('2026-02-07'), '2026-02-06T00:00Z', '2026-02-08T00:00Z')).toHaveLength(1);
  });

  test('last the day round when start and end are the same', () => {
    const onCall = always({ start: '08:00', end: '08:00', days: ['mon', 'tue'], zone: 'UTC' });
    expect(told(onCall, '2026-02-02T00:00Z', '2026-02-05T00:00Z')).toEqual([
      '2026-02-02T08:00Z to 2026-02-03T08:00Z',
      '2026-02-03T08:00Z to 2026-02-04T08:00Z',
    ]);
  });
});

describe('inside a gap', () => {
  test('hours that end in it do not count the next shift twice', () => {
    // 02:50 does not exist on 29 March: it is 03:50, and the next hours begin at 03:10.
    const person = always({ start: '03:10', end: '02:50', days: [...WEEKDAYS], zone: 'Europe/Berlin' });
    expect(told(person, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-28T12:00Z to 2026-03-29T01:50Z',
      '2026-03-29T01:50Z to 2026-03-29T12:00Z',
    ]);
  });

  test('hours that start in it and would end before they start are none', () => {
    const person = always({ start: '02:30', end: '03:10', days: ['sun'], zone: 'Europe/Berlin' });
    expect(told(person, '2026-03-28T00:00Z', '2026-03-30T00:00Z')).toEqual([]);
  });
});

describe('over a date that the zone skipped', () => {
  const nights = always({ start: '22:00', end: '06:00', days: [...WEEKDAYS], zone: 'Pacific/Apia' });

  test('a night shift lasts as long as any other', () => {
    expect(told(nights, '2011-12-30T00:00Z', '2011-12-31T12:00Z')).toEqual([
      '2011-12-30T08:00Z to 2011-12-30T16:00Z',
      '2011-12-31T08:00Z to 2011-12-31T12:00Z',
    ]);
  });

  test('it is found also when asked for in its middle, two dates later on the wall', () => {
    expect(isWorking(nights, utc('2011-12-30T13:00Z'))).toBe(true);
  });

  test('nobody works that date', () => {
    // 30 December 2011, which Samoa did not have, was a Friday.
    const fridays = always({ ...defaultWorkingHours('Pacific/Apia'), days: ['fri'] });
    expect(told(fridays, '2011-12-28T00:00Z', '2012-01-03T00:00Z')).toEqual([]);
  });
});

describe('leave and holidays', () => {
  const person: Availability = {
    hours: defaultWorkingHours('America/New_York'),
    leave: [{ from: '2026-03-11', to: '2026-03-12' }],
    holidays: ['2026-03-16'],
  };

  test('take whole dates away, first and last included', () => {
    expect(told(person, '2026-03-10T00:00Z', '2026-03-18T00:00Z')).toEqual([
      '2026-03-10T13:00Z to 2026-03-10T21:00Z',
      '2026-03-13T13:00Z to 2026-03-13T21:00Z',
      '2026-03-17T13:00Z to 2026-03-17T21:00Z',
    ]);
  });

  test('are passed over by the next working instant', () => {
    expect(nextWorkingInstant(person, utc('2026-03-10T20:59Z'))).toBe(utc('2026-03-10T20:59Z'));
    expect(nextWorkingInstant(person, utc('2026-03-10T21:00Z'))).toBe(utc('2026-03-13T13:00Z'));
    expect(nextWorkingInstant(person, utc('2026-03-13T21:00Z'))).toBe(utc('2026-03-17T13:00Z'));
  });

  test('may leave no working instant at all', () => {
    const gone: Availability = { ...person, leave: [{ from: '2026-01-01', to: '2029-01-01' }] };
    expect(nextWorkingInstant(gone, utc('2026-03-10T00:00Z'))).toBeUndefined();
    expect(
      nextWorkingInstant(always({ ...person.hours, days: [] }), utc('2026-03-10T00:00Z')),
    ).toBeUndefined();
  });
});

describe('any person in any zone', () => {
  const somebody = instants.chain((from) => fc.tuple(fc.constant(from), peopleAround(from)));

  test('works in spans that are in order, not empty, never overlap, and hold exactly the working instants', () => {
    fc.assert(
      fc.property(somebody, ([from, person]) => {
        let free = from;
        for (const { start, end } of workingIntervals(person, from, from + 10 * DAY_MS)) {
          expect(free <= start && start < end && end <= from + 10 * DAY_MS).toBe(true);
          expect(isWorking(person, start) && isWorking(person, end - 1)).toBe(true);
          if (free < start) expect(isWorking(person, start - 1)).toBe(false);
          if (free < start) expect(nextWorkingInstant(person, free)).toBe(start);
          free = end;
        }
      }),
    );
  });

  test('works when the wall says so, on any day without a clock change', () => {
    fc.assert(
      fc.property(somebody, fc.nat({ max: 7 * 1440 }), ([from, person], minutes) => {
        const { zone, start, end, days } = person.hours;
        const at = from + minutes * MINUTE_MS;
        const { date, time, weekday } = wallOf(at, zone);
        const isQuiet = [-2, -1, 1].every((offset) => wallOf(at + offset * DAY_MS, zone).time === time);
        fc.pre(isQuiet);
        const isOff = (day: typeof date) =>
          person.holidays.includes(day) || person.leave.some((away) => away.from <= day && day <= away.to);
        const yesterday = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7] ?? 'mon';
        const isPastMidnight = end <= start;
        const today =
          days.includes(weekday) && !isOff(date) && start <= time && (isPastMidnight || time < end);
        const night = isPastMidnight && days.includes(yesterday) && !isOff(addDays(date, -1)) && time < end;
        expect(isWorking(person, at)).toBe(today || night);
      }),
      { numRuns: 300 },
    );
  });
});

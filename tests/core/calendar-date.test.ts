import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  calendarDate,
  dateOfDayNumber,
  dayNumber,
  weekdayOf,
  weeksBetween,
} from '../../src/core/calendar-date.js';

const DAY_MS = 86_400_000;

describe('reading a date', () => {
  test.each(['2028-02-29', '2000-02-29', '1999-12-31', '9999-12-31'])('%s is a day', (text) => {
    expect(calendarDate(text)).toBe(text);
  });

  test.each(['2026-02-30', '2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '26-04-01'])(
    '%s is refused with the right way to write one',
    (text) => {
      expect(() => calendarDate(text)).toThrow(
        expect.objectContaining({ code: 'bad-input', message: expect.stringContaining('2026-03-31') }),
      );
    },
  );

  test.each(['', 'tomorrow', '2026-3-1', '2026-03-01T00:00', ' 2026-03-01', '2026/03/01'])(
    '"%s" is refused',
    (text) => {
      expect(() => calendarDate(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    },
  );
});

describe('arithmetic', () => {
  test('crosses months, years and leap days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31');
  });

  test('agrees with the calendar of the runtime on every day number from year 1000 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_285, max: 2_932_896 }), (day) => {
        const date = dateOfDayNumber(day);
        expect(date).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(day);
        expect(weekdayOf(date)).toBe(
          new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
            .format(day * DAY_MS)
            .toLowerCase(),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('weeks begin on Monday, also before 1970', () => {
    expect(weeksBetween('2026-03-08', '2026-03-09')).toBe(1); // Sunday, Monday.
    expect(weeksBetween('2026-03-09', '2026-03-15')).toBe(0);
    expect(weeksBetween('2026-03-09', '2026-03-08')).toBe(-1);
    expect(weeksBetween('1969-12-28', '1969-12-29')).toBe(1);
  });
});

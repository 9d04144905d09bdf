import { describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/core/calendar-date.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import { instantOf, wallTime, zoneOf } from '../../src/core/zoned-time.js';
import { snoozeLength } from '../../src/people/snooze-length.js';

const HOUR = 3_600_000;
const BERLIN = zoneOf('Europe/Berlin');
const HOURS = defaultWorkingHours(BERLIN);
/** Wednesday, 22:30 in Berlin. */
const NOW = instantOf(calendarDate('2026-03-11'), wallTime('22:30'), BERLIN);
const nineOn = (date: string) => instantOf(calendarDate(date), wallTime('09:00'), BERLIN);

test.each([
  ['', 24 * HOUR],
  ['1h', HOUR],
  ['1d', 24 * HOUR],
  ['1w', 168 * HOUR],
  ['30 min', HOUR / 2],
  ['for 2 days', 48 * HOUR],
  ['an hour', HOUR],
  ['A  WEEK', 168 * HOUR],
  ['day', 24 * HOUR],
  ['90d', 90 * 24 * HOUR],
])('%j lasts %d ms', (words, length) => {
  expect(snoozeLength(words, NOW, HOURS)).toEqual({ until: NOW + length });
});

describe('until a day means until work begins there', () => {
  test.each([
    ['until tomorrow', '2026-03-12'],
    ['tomorrow', '2026-03-12'],
    ['until thursday', '2026-03-12'],
    ['till fri', '2026-03-13'],
    ['until Monday', '2026-03-16'],
    ['until tues', '2026-03-17'],
    ['until wednesday', '2026-03-18'],
  ])('%j is %s, 09:00', (words, date) => {
    expect(snoozeLength(words, NOW, HOURS)).toEqual({ until: nineOn(date) });
  });

  test('over a clock change too', () => {
    const saturday = instantOf(calendarDate('2026-03-28'), wallTime('12:00'), BERLIN);
    expect(snoozeLength('until tomorrow', saturday, HOURS)).toEqual({ until: saturday + 20 * HOUR });
  });

  test('tomorrow is the person’s own, not the server’s', () => {
    const auckland = { ...HOURS, zone: zoneOf('Pacific/Auckland') };
    // 10:30 on Thursday there: tomorrow is Friday.
    const friday = instantOf(calendarDate('2026-03-13'), wallTime('09:00'), zoneOf('Pacific/Auckland'));
    expect(snoozeLength('until tomorrow', NOW, auckland)).toEqual({ until: friday });
  });
});

test.each(['off', 'Stop', 'end', 'cancel'])('%j ends it', (words) => {
  expect(snoozeLength(words, NOW, HOURS)).toBe('off');
});

test.each(['91d', '13w', '99999h'])('%j is too long', (words) => {
  expect(snoozeLength(words, NOW, HOURS)).toEqual({ refused: 'too-long' });
});

test.each(['soon', '0h', '-1d', '1.5h', 'until', 'until the launch', '1 fortnight', '999999m', 'monkey'])(
  '%j is not understood',
  (words) => {
    expect(snoozeLength(words, NOW, HOURS)).toEqual({ refused: 'not-understood' });
  },
);

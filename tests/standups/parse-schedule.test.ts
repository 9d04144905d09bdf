import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WEEKDAYS } from '../../src/core/calendar-date.js';
import { parseSchedule } from '../../src/standups/parse-schedule.js';

const WORK_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKEND = ['sat', 'sun'];

// biome-ignore format: a table
test.each([
  ['9:30am Mon Wed Fri', '09:30', ['mon', 'wed', 'fri']],
  ['9:30 tues thurs', '09:30', ['tue', 'thu']],
  ['weekdays at 9:30', '09:30', WORK_WEEK],
  ['every day 09:30', '09:30', WEEKDAYS],
  ['weekdays at 9', '09:00', WORK_WEEK],
  ['9.15 on Tuesdays and Thursdays', '09:15', ['tue', 'thu']],
  ['Mon-Fri 10:00', '10:00', WORK_WEEK],
  ['monday to thursday at noon', '12:00', ['mon', 'tue', 'wed', 'thu']],
  ['fri – mon, 4 p.m.', '16:00', ['mon', 'fri', 'sat', 'sun']],
  ['Mon/Wed/Fri @ 9', '09:00', ['mon', 'wed', 'fri']],
  ['thu, thur & thursday 17:05', '17:05', ['thu']],
  ['each weekday, 8am', '08:00', WORK_WEEK],
  ['working days 8:00 AM', '08:00', WORK_WEEK],
  ['daily at 12am', '00:00', WEEKDAYS],
  ['weekends 12pm', '12:00', WEEKEND],
  ['every weekend at midnight', '00:00', WEEKEND],
  ['sun.-tue. 9 o’clock', '09:00', ['mon', 'tue', 'sun']],
  ['  WEDS   23:59 ', '23:59', ['wed']],
  ['weekly on sat at 9', '09:00', ['sat']],
])('%j is %s on %j', (text, time, days) => {
  expect(parseSchedule(text)).toEqual({ time, days });
});

describe('every two weeks', () => {
  test.each([
    'every other monday 10:00',
    'every second Monday at 10',
    'every two weeks on Monday, 10:00',
    'Mondays, every 2 weeks, 10am',
    'fortnightly mon 10:00',
    'alternate mondays 10:00',
    'every other week on monday at 10:00',
  ])('is said by %j', (text) => {
    expect(parseSchedule(text)).toEqual({ time: '10:00', days: ['mon'], everyTwoWeeks: true });
  });
});

describe('what is not said is left out', () => {
  test('a time alone', () => expect(parseSchedule('at 9:30')).toEqual({ time: '09:30' }));
  test('days alone', () => expect(parseSchedule('tues, thurs')).toEqual({ days: ['tue', 'thu'] }));
});

describe('refused, naming what was not understood', () => {
  test.each([
    ['25:00', '"25:00" is not a time of day'],
    ['9:75 mon', '"09:75" is not a time of day'],
    ['2026-02-30', '"2026-02-30"'],
    ['9:30am on Blursday', '"blursday"'],
    ['Mon Wed Fry 9:30', '"fry"'],
    ['weekdays except friday at 9', '"except"'],
    ['every other day at 9', '"day"'],
    ['monthly at 9', '"monthly"'],
    ['biweekly mon 9', 'twice a week to some'],
    ['9 to 5', '"to"'],
    ['mon 9:00, tue 10:00', 'both 09:00 and 10:00'],
    ['13pm mon', '"13pm" is not a time of day'],
    ['0am mon', '"0am" is not a time of day'],
    ['9:30:15 mon', '"9:30:15"'],
    ['', 'neither a time nor a day'],
    ['every', 'neither a time nor a day'],
    ['9 '.repeat(150), 'too long'],
  ])('%j', (text, told) => {
    expect(() => parseSchedule(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => parseSchedule(text)).toThrow(told);
  });
});

test('days are those that were named and no others, in whatever order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 }), (named) => {
      expect(parseSchedule(`${named.join(' ')} 9:30`).days).toEqual(
        WEEKDAYS.filter((day) => named.includes(day)),
      );
    }),
  );
});

test('whatever is typed is read, or refused with a sentence', () => {
  const words = fc.constantFrom(
    'mon',
    'every',
    'other',
    '9',
    '10:30pm',
    'to',
    '-',
    'weekdays',
    ',',
    '.',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((all) => all.join(' ')),
      ),
      (text) => {
        try {
          expect(parseSchedule(text)).not.toEqual({});
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      },
    ),
  );
});

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

// biome-ignore format: a table
test.each([
  ['M-F 10am', '10:00', WORK_WEEK],
  ['MWF 9:30', '09:30', ['mon', 'wed', 'fri']],
  ['T/Th at 0930', '09:30', ['tue', 'thu']],
  ['Mondays & Thursdays, 15h', '15:00', ['mon', 'thu']],
  ['9h30 every workday', '09:30', WORK_WEEK],
  ['1400 hrs on fri', '14:00', ['fri']],
  ['all weekdays at nine', '09:00', WORK_WEEK],
  ['once a week on Monday at two pm', '14:00', ['mon']],
  ['8 in the morning, Tue', '08:00', ['tue']],
  ['tue at 4 in the afternoon', '16:00', ['tue']],
  ['weekdays except Friday at 9', '09:00', ['mon', 'tue', 'wed', 'thu']],
  ['daily at 9, but not on sat and sun', '09:00', WORK_WEEK],
  ['Weekdays, 10 o’clock sharp', '10:00', WORK_WEEK],
  ['every week on Wed (11:15)', '11:15', ['wed']],
])('%j is %s on %j', (text, time, days) => {
  expect(parseSchedule(text)).toEqual({ time, days });
});

// biome-ignore format: a table
test.each([
  ['every other monday 14:00 Europe/Berlin', 'Europe/Berlin'],
  ['14:00 on alternate mondays, america/new_york', 'America/New_York'],
  ['every 2nd Monday at 2pm Berlin time', 'Europe/Berlin'],
  ['fortnightly mon 14:00 in New York', 'America/New_York'],
  ['once every two weeks, mon 14:00 São Paulo', 'America/Sao_Paulo'],
  ['every 14 days on mon at 14:00 (UTC)', 'UTC'],
  ['every other mon 14:00 Asia/Kolkata', 'Asia/Kolkata'],
  ['every other week, Mon at 14:00 in each person’s own time zone', 'member'],
  ['every two weeks, mon 14:00 local time', 'member'],
])('%j names the zone %s', (text, zone) => {
  expect(parseSchedule(text)).toEqual({ time: '14:00', days: ['mon'], everyTwoWeeks: true, zone });
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
    ['9:30am on Blursday', '"Blursday"'],
    ['Mon Wed Fry 9:30', '"Fry"'],
    ['weekdays except holidays at 9', '"except"'],
    ['mon except monday at 9', 'no day at all'],
    ['except friday at 9', 'not on which it is held'],
    ['9:30 mon CET', '"CET" changes with the season'],
    ['9:30 mon Mars/Olympus', '"Mars/Olympus"'],
    ['9:00 mon Europe/Berlin Asia/Tokyo', 'both Europe/Berlin and Asia/Tokyo'],
    ['first monday of the month at 9', 'every week, or every two weeks'],
    ['half past nine', '"half"'],
    ['bi-weekly mon 9', 'twice a week to some'],
    ['mon 9:00-9:15', '"9:00-9:15"'],
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

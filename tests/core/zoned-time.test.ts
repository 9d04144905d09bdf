/**
 * Expected instants come from `fixtures/hard-cases.tsv` and from rows below, all computed with Python's zoneinfo, never
 * with the code under test. Nothing here may depend on the process's zone: the suite is run under several of them.
 */
import { describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/core/calendar-date.js';
import {
  formatInZone,
  hasDay,
  instantOf,
  isZone,
  startOfDay,
  wallOf,
  wallTime,
  type Zone,
  zoneName,
  zoneOf,
} from '../../src/core/zoned-time.js';
import { hardCases, iso, utc } from './hard-cases.js';

describe('around clock changes', () => {
  test('the table holds gaps, repeats and their neighbours', () => {
    const count = (kind: string) => hardCases.filter((row) => row.kind === kind).length;
    expect(count('gap')).toBeGreaterThanOrEqual(20);
    expect(count('repeat')).toBeGreaterThanOrEqual(15);
    expect(count('once')).toBeGreaterThanOrEqual(15);
  });

  test.each(hardCases)(
    '$zone $date $time ($kind) is one instant',
    ({ zone, date, time, instants, clock }) => {
      const at = instantOf(date, time, zone);
      expect(iso(at)).toBe(instants[1]);
      const wall = wallOf(at, zone);
      expect(`${wall.date}T${wall.time}`).toBe(clock);
    },
  );

  test.each(hardCases.filter((row) => row.kind === 'repeat'))(
    '$zone shows $date $time again later the same night',
    ({ zone, date, time }) => {
      const first = instantOf(date, time, zone);
      const showsAgain = [30, 60, 120].map((minutes) => wallOf(first + minutes * 60_000, zone));
      expect(showsAgain).toContainEqual(expect.objectContaining({ date, time }));
    },
  );

  test('a date that a zone skipped is moved forward by the whole day, and told apart', () => {
    expect(iso(instantOf('2011-12-30', '09:00', 'Pacific/Apia'))).toBe('2011-12-30T19:00Z');
    expect(iso(instantOf('2011-12-31', '09:00', 'Pacific/Apia'))).toBe('2011-12-30T19:00Z');
    const days = (['2011-12-29', '2011-12-30', '2011-12-31'] as const).map((date) =>
      hasDay(date, 'Pacific/Apia'),
    );
    expect(days).toEqual([true, false, true]);
    expect(hasDay('2026-03-29', 'Asia/Beirut')).toBe(true);
  });
});

describe('zones by name', () => {
  test.each<[Zone, string]>([
    ['America/Asuncion', '2026-07-01T12:00Z'],
    ['Asia/Almaty', '2026-07-01T04:00Z'],
    ['America/Mexico_City', '2026-07-01T15:00Z'],
    ['America/Ciudad_Juarez', '2026-07-01T15:00Z'],
    ['Asia/Tehran', '2026-07-01T05:30Z'],
    ['America/Nuuk', '2026-07-01T10:00Z'],
    ['Africa/Cairo', '2026-07-01T06:00Z'],
    ['America/Coyhaique', '2026-07-01T12:00Z'],
    ['Asia/Amman', '2026-07-01T06:00Z'],
    ['Asia/Damascus', '2026-07-01T06:00Z'],
    ['Europe/Chisinau', '2026-07-01T06:00Z'],
  ])('%s follows its rules of 2022 or later', (zone, at) => {
    expect(iso(instantOf('2026-07-01', '09:00', zone))).toBe(at);
  });

  test.each([
    ['Asia/Calcutta', '2026-07-01T03:30Z'],
    ['Asia/Kolkata', '2026-07-01T03:30Z'],
    ['Asia/Katmandu', '2026-07-01T03:15Z'],
    ['Europe/Kiev', '2026-07-01T06:00Z'],
    ['US/Eastern', '2026-07-01T13:00Z'],
    ['America/Buenos_Aires', '2026-07-01T12:00Z'],
    ['Asia/Rangoon', '2026-07-01T02:30Z'],
    ['Japan', '2026-07-01T00:00Z'],
    ['Etc/GMT+5', '2026-07-01T14:00Z'],
    ['UTC', '2026-07-01T09:00Z'],
  ])('%s is accepted', (name, at) => {
    expect(isZone(name)).toBe(true);
    expect(iso(instantOf('2026-07-01', '09:00', zoneOf(name)))).toBe(at);
  });

  test.each(['', 'Mars/Olympus', '+05:30', 'GMT+5', 'Europe/Berlin ', 'undefined'])(
    '"%s" is refused',
    (name) => {
      expect(isZone(name)).toBe(false);
      expect(() => zoneOf(name)).toThrow(
        expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(`"${name}"`) }),
      );
    },
  );
});

describe('wall times', () => {
  test.each(['00:00', '09:30', '23:59'])('%s is read', (text) => {
    expect(wallTime(text)).toBe(text);
  });

  test.each(['25:00', '24:00', '9:30', '09:60', '09:30:00', 'noon', ''])('"%s" is refused', (text) => {
    expect(() => wallTime(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });

  test('hold on both sides of the date line at the same instant', () => {
    const at = utc('2026-02-02T10:30Z');
    expect(wallOf(at, 'Pacific/Kiritimati')).toEqual({ date: '2026-02-03', time: '00:30', weekday: 'tue' });
    expect(wallOf(at, 'Pacific/Pago_Pago')).toEqual({ date: '2026-02-01', time: '23:30', weekday: 'sun' });
  });

  test('are cut to the minute, before 1970 too', () => {
    expect(wallOf(utc('2026-03-12T15:00:59.999Z'), 'UTC').time).toBe('15:00');
    expect(wallOf(-1, 'UTC')).toEqual({ date: '1969-12-31', time: '23:59', weekday: 'wed' });
  });

  test('know offsets with seconds, as clocks had them before 1972', () => {
    expect(wallOf(utc('1964-08-12T12:00Z'), 'Africa/Monrovia').time).toBe('11:15'); // 44 min 30 s behind.
    expect(instantOf(calendarDate('1964-08-12'), '11:15', 'Africa/Monrovia')).toBe(
      utc('1964-08-12T11:59:30Z'),
    );
  });
});

describe('the start of a day', () => {
  test.each<[string, Zone, string]>([
    ['2026-03-12T15:00Z', 'UTC', '2026-03-12T00:00Z'],
    ['2026-03-12T15:00Z', 'Pacific/Kiritimati', '2026-03-12T10:00Z'],
    ['2026-03-29T12:00Z', 'Asia/Beirut', '2026-03-28T22:00Z'], // There is no midnight: the day begins at 01:00.
    ['2026-11-01T12:00Z', 'America/Havana', '2026-11-01T04:00Z'], // There are two.
    ['2026-10-29T21:30Z', 'Africa/Cairo', '2026-10-28T21:00Z'], // The second 23:30 of the same day.
  ])('at %s in %s was %s', (at, zone, start) => {
    expect(iso(startOfDay(utc(at), zone))).toBe(start);
  });
});

describe('times for people', () => {
  test('are short and in the zone asked for', () => {
    const at = utc('2026-03-12T15:00Z');
    expect(formatInZone(at, 'Europe/London', 'day-and-time')).toBe('Thu 12 Mar, 15:00');
    expect(formatInZone(at, 'Asia/Kolkata', 'time')).toBe('20:30');
    expect(formatInZone(at, 'Pacific/Auckland', 'day')).toBe('Fri 13 Mar');
  });

  test('are right where the process may have no such time itself', () => {
    // 02:30 on this day does not exist in New York, nor 02:15 on the other one on Lord Howe.
    expect(formatInZone(utc('2026-03-07T21:00Z'), 'Asia/Kolkata', 'day-and-time')).toBe('Sun 8 Mar, 02:30');
    expect(formatInZone(utc('2026-10-04T02:15Z'), 'UTC', 'day-and-time')).toBe('Sun 4 Oct, 02:15');
  });

  test.each<[string, Zone, string]>([
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', 'Central European Standard Time'],
    ['2026-03-29T01:00Z', 'Europe/Berlin', 'Central European Summer Time'],
    ['2026-03-08T06:59Z', 'America/New_York', 'Eastern Standard Time'],
    ['2026-03-08T07:00Z', 'America/New_York', 'Eastern Daylight Time'],
    ['2026-10-03T15:30Z', 'Australia/Lord_Howe', 'Lord Howe Daylight Time'],
    ['2026-03-12T15:00Z', 'Asia/Calcutta', 'India Standard Time'],
  ])('at %s name the zone %s as %s', (at, zone, name) => {
    expect(zoneName(utc(at), zone)).toBe(name);
  });

  test('show midnight as 00:00', () => {
    expect(formatInZone(utc('2026-03-12T00:00Z'), 'UTC', 'time')).toBe('00:00');
  });
});

/** The instants were computed by hand from each person's hours, with offsets from Python's zoneinfo. */
import { describe, expect, test } from '@jest/globals';
import { fairDeadline } from '../../src/core/fair-deadline.js';
import { type Availability, defaultWorkingHours, type Leave } from '../../src/core/working-hours.js';
import type { Zone } from '../../src/core/zoned-time.js';
import { iso, utc } from './hard-cases.js';

const office = (zone: Zone, leave: readonly Leave[] = []): Availability => ({
  hours: defaultWorkingHours(zone),
  leave,
  holidays: [],
});
const deadline = (people: readonly Availability[], hours: number, from: string): string =>
  iso(fairDeadline(people, hours, utc(from)).at);

const london = office('Europe/London');
const newYork = office('America/New_York');
const auckland = office('Pacific/Auckland');

describe('a fair deadline', () => {
  test('runs on over the night for one person', () => {
    expect(deadline([london], 8, '2026-02-03T15:00Z')).toBe('2026-02-04T15:00Z');
  });

  test('ends with the hours when they are just enough', () => {
    expect(deadline([london], 8, '2026-02-03T09:00Z')).toBe('2026-02-03T17:00Z');
    expect(deadline([london], 8, '2026-02-03T18:00Z')).toBe('2026-02-04T17:00Z');
  });

  test('is that of the last person around the world', () => {
    // Friday 16:00 in London, 11:00 in New York, 05:00 on Saturday in Auckland, whose 8 hours end on Monday 17:00 (+13:00).
    const from = '2026-02-06T16:00Z';
    expect(deadline([auckland], 8, from)).toBe('2026-02-09T04:00Z');
    expect(deadline([newYork], 8, from)).toBe('2026-02-09T16:00Z');
    expect(deadline([london], 8, from)).toBe('2026-02-09T16:00Z');
    expect(deadline([london, newYork, auckland], 8, from)).toBe('2026-02-09T16:00Z');
    expect(deadline([london, auckland], 10, from)).toBe('2026-02-10T10:00Z');
  });

  test('follows the clocks over a change', () => {
    expect(deadline([newYork], 8, '2026-03-06T20:00Z')).toBe('2026-03-09T19:00Z');
  });

  test('waits for leave and holidays within the cap', () => {
    const away = office('Europe/London', [{ from: '2026-02-03', to: '2026-02-06' }]);
    expect(deadline([away, newYork], 8, '2026-02-03T09:00Z')).toBe('2026-02-09T17:00Z');
    expect(deadline([{ ...london, holidays: ['2026-02-03'] }], 4, '2026-02-03T09:00Z')).toBe(
      '2026-02-04T13:00Z',
    );
  });

  test('is exact, to parts of an hour', () => {
    const { at } = fairDeadline([london], 0.5, utc('2026-02-03T16:45:00.250Z'));
    expect(at).toBe(utc('2026-02-04T09:15:00.250Z'));
  });
});

describe('the cap', () => {
  const from = utc('2026-02-02T10:00Z');
  const away = office('Europe/London', [{ from: '2026-01-26', to: '2026-03-06' }]);
  const nearlyAway = office('Europe/London', [{ from: '2026-01-26', to: '2026-02-13' }]);

  test('does not wait for somebody who is away all the time', () => {
    const { at, short, absent } = fairDeadline([newYork, away], 8, from);
    expect(iso(at)).toBe('2026-02-02T22:00Z');
    expect(short).toEqual([]);
    expect(absent).toEqual([away]);
  });

  test('ends the wait for somebody who comes back too late for all the hours', () => {
    const { at, short, absent } = fairDeadline([newYork, nearlyAway, away], 8, from);
    expect(iso(at)).toBe('2026-02-16T10:00Z');
    expect(short).toEqual([nearlyAway]);
    expect(absent).toEqual([away]);
  });

  test('is the deadline when nobody is there', () => {
    expect(fairDeadline([away], 8, from)).toEqual({
      at: utc('2026-02-16T10:00Z'),
      short: [],
      absent: [away],
    });
  });

  test('can be set in days', () => {
    const { at, short } = fairDeadline([london], 40, from, { capDays: 3 });
    expect(iso(at)).toBe('2026-02-05T10:00Z');
    expect(short).toEqual([london]);
  });

  test('gives the very people back who were asked', () => {
    const mei = { ...away, name: 'Mei' };
    expect(fairDeadline([mei], 8, from).absent[0]).toBe(mei);
  });
});

describe('what makes no sense', () => {
  test.each<[string, readonly Availability[], number, number]>([
    ['nobody asked', [], 8, 14],
    ['no hours', [london], 0, 14],
    ['hours that are no number', [london], Number.NaN, 14],
    ['hours below zero', [london], -1, 14],
    ['a cap of no days', [london], 8, 0],
  ])('%s is refused', (_what, people, hours, capDays) => {
    expect(() => fairDeadline(people, hours, 0, { capDays })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });
});

/** Regions: whose working days begin near each other, over every zone and clock change. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Availability, defaultWorkingHours, shiftOf } from '../../src/core/working-hours.js';
import { instantOf, type Zone } from '../../src/core/zoned-time.js';
import { HALF_A_DAY_MS, regionsOn } from '../../src/digests/hand-over/regions.js';
import { toldUntil } from '../../src/digests/hand-over/told-until.js';
import { dates, zones } from '../core/arbitraries.js';

const at = (zone: Zone, changes: Partial<Availability> = {}): Availability => ({
  ...{ hours: defaultWorkingHours(zone), leave: [], holidays: [] },
  ...changes,
});
const TEAM = [
  at('Europe/Berlin'),
  at('Europe/Lisbon'),
  at('Europe/Berlin'),
  at('America/New_York'),
  at('America/Sao_Paulo'),
  at('Asia/Tokyo'),
];
const shown = (date: Parameters<typeof regionsOn>[1], ...more: [(readonly (readonly Zone[])[])?]) =>
  regionsOn(TEAM, date, ...more).map(({ id, zones: theirs, morning }) => [
    id,
    theirs.join(),
    new Date(morning).toISOString().slice(0, 16),
  ]);

describe('the regions of a team', () => {
  test('follow the sun, and are called after the zone that most of their people live in', () => {
    expect(shown('2026-03-10')).toEqual([
      ['Asia/Tokyo', 'Asia/Tokyo', '2026-03-10T00:00'],
      ['Europe/Berlin', 'Europe/Berlin,Europe/Lisbon', '2026-03-10T08:00'],
      ['America/New_York', 'America/New_York,America/Sao_Paulo', '2026-03-10T12:00'],
    ]);
  });

  test('may be chosen; who is in none of them finds theirs', () => {
    expect(shown('2026-03-10', [['Europe/Lisbon', 'America/Sao_Paulo'], ['Asia/Kolkata']])).toEqual([
      ['Asia/Tokyo', 'Asia/Tokyo', '2026-03-10T00:00'],
      ['Europe/Berlin', 'Europe/Berlin', '2026-03-10T08:00'],
      ['Europe/Lisbon', 'America/Sao_Paulo,Europe/Lisbon', '2026-03-10T09:00'],
      ['America/New_York', 'America/New_York', '2026-03-10T13:00'],
    ]);
  });

  test('stay as they are when people are away, and have no part on days on which nobody works', () => {
    const away = [{ from: '2026-03-10', to: '2026-03-10' }] as const;
    const team = [
      at('Europe/Berlin', { leave: away }),
      at('Europe/Lisbon'),
      at('Europe/Berlin', { leave: away }),
    ];
    expect(regionsOn(team, '2026-03-10')).toMatchObject([
      { id: 'Europe/Berlin', zones: ['Europe/Berlin', 'Europe/Lisbon'], morning: Date.UTC(2026, 2, 10, 9) },
    ]);
    expect(regionsOn(team, '2026-03-14')).toEqual([]);
  });

  test('one early bird does not move a morning', () => {
    const early = at('Europe/Berlin', { hours: { ...defaultWorkingHours('Europe/Berlin'), start: '05:00' } });
    const [region] = regionsOn([early, at('Europe/Berlin'), at('Europe/Berlin')], '2026-03-10');
    expect(region?.morning).toBe(Date.UTC(2026, 2, 10, 8));
  });
});

test('whatever zones and dates, everybody at work has one region, whose mornings lie within half a day', () => {
  const teams = fc.array(
    zones.map((zone) => at(zone)),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(teams, dates, (team, date) => {
      const regions = regionsOn(team, date);
      const all = regions.flatMap((region) => region.zones);
      expect(new Set(all).size).toBe(all.length);
      expect(new Set(regions.map(({ id }) => id)).size).toBe(regions.length);
      for (const person of team) {
        const shift = shiftOf(person, date);
        const region = regions.find((each) => each.zones.includes(person.hours.zone));
        if (shift) expect(region).toBeDefined();
        if (!shift || !region) continue;
        expect(region.zones).toContain(region.id);
        expect(shift.start - region.morning).toBeGreaterThanOrEqual(0);
        expect(shift.start - region.morning).toBeLessThan(HALF_A_DAY_MS);
        expect(region.night).toBeGreaterThanOrEqual(shift.end);
        expect(region.morning).toBeGreaterThanOrEqual(instantOf(date, '00:00', 'Pacific/Kiritimati'));
      }
      expect(regionsOn([...team].reverse(), date)).toEqual(regions);
    }),
    { numRuns: 300 },
  );
});

test('a region is told from where the least told of its zones was left', () => {
  const parts = [
    { zones: ['Europe/Berlin', 'Europe/Lisbon'] as const, state: 'posted' as const, to: 10 },
    { zones: ['Europe/Berlin'] as const, state: 'empty' as const, to: 20 },
    { zones: ['Europe/Berlin', 'Europe/Lisbon'] as const, state: 'refused' as const, to: 30 },
  ];
  expect(toldUntil(parts, ['Europe/Berlin'])).toBe(20);
  expect(toldUntil(parts, ['Europe/Berlin', 'Europe/Lisbon'])).toBe(10);
  expect(toldUntil(parts, ['Europe/Lisbon', 'Asia/Tokyo'])).toBe(10);
  expect(toldUntil(parts, ['Asia/Tokyo'])).toBeUndefined();
});

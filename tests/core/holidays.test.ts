/** What we read from the tables. Whether a table is right is its own matter; the days asked for here are beyond doubt. */
import { describe, expect, test } from '@jest/globals';
import { holidaysOf, isRegion } from '../../src/core/holidays.js';

test('a country without a region has only the holidays that all of it keeps', async () => {
  expect(await holidaysOf('DE', 2026, 2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ]);
});

test('a region adds its own, and so does a part of it', async () => {
  const [country, bavaria, augsburg] = await Promise.all(
    ['DE', 'DE-BY', 'DE-BY-A'].map(async (region) => new Set(await holidaysOf(region, 2026, 2026))),
  );
  expect(country?.has('2026-11-01')).toBe(false);
  expect(bavaria?.has('2026-11-01')).toBe(true);
  expect(bavaria?.has('2026-08-08')).toBe(false);
  expect(augsburg?.has('2026-08-08')).toBe(true);
});

test('a holiday on a weekend brings its substitute day', async () => {
  const days = await holidaysOf('us-ca', 2026, 2026);
  expect(days).toEqual(expect.arrayContaining(['2026-07-03', '2026-07-04', '2026-11-26']));
});

describe('lengths', () => {
  test('a feast of several days counts with each of them', async () => {
    const days = await holidaysOf('KR', 2026, 2026);
    expect(days.filter((day) => day.startsWith('2026-09'))).toEqual([
      '2026-09-24',
      '2026-09-25',
      '2026-09-26',
    ]);
  });

  test('half a day off is a day of work', async () => {
    expect(await holidaysOf('CN', 2026, 2026)).not.toContain('2026-03-08');
    expect(await holidaysOf('TR', 2026, 2026)).not.toContain('2026-03-23');
  });

  test('a day that a clock change shortens is whole: Easter Sunday of 2024', async () => {
    expect(await holidaysOf('DE-BB', 2024, 2024)).toContain('2024-03-31');
  });

  test('a feast over New Year is found from the year after', async () => {
    expect(await holidaysOf('SZ', 2027, 2027)).toContain('2027-01-02');
  });
});

test('years follow one another without a gap or a repeat', async () => {
  const [both, first, second] = await Promise.all([
    holidaysOf('GB-SCT', 2026, 2027),
    holidaysOf('GB-SCT', 2026, 2026),
    holidaysOf('GB-SCT', 2027, 2027),
  ]);
  expect(both).toEqual([...(first ?? []), ...(second ?? [])]);
});

test.each(['XX', 'DE-XX', 'DE-BY-XX', 'DE-BY-A-B', '', 'constructor', 'Berlin', 'DE-'])(
  '%j is no region, and its country’s holidays are not passed off as its own',
  async (region) => {
    expect(await isRegion(region)).toBe(false);
    await expect(holidaysOf(region, 2026, 2026)).rejects.toMatchObject({ code: 'bad-input' });
  },
);

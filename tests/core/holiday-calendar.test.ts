import { expect, test } from '@jest/globals';
import { createHolidayCalendar } from '../../src/core/holiday-calendar.js';
import { findRegion, regionName } from '../../src/core/regions.js';
import { manualClock } from '../support/manual-clock.js';

test('the holidays of a region span last year to the year after next, and are worked out once', async () => {
  const clock = manualClock(Date.UTC(2026, 2, 1));
  const holidaysIn = createHolidayCalendar({ clock });
  const [first, second] = await Promise.all([holidaysIn('DE-BE'), holidaysIn('DE-BE')]);
  expect(first).toBe(second);
  for (const year of [2025, 2026, 2027, 2028]) expect(first.has(`${year}-03-08`)).toBe(true);
  expect(first.has('2029-01-01')).toBe(false);
  expect((await holidaysIn('DE')).has('2026-03-08')).toBe(false);
  clock.moveTo(Date.UTC(2027, 0, 1));
  expect((await holidaysIn('DE-BE')).has('2029-01-01')).toBe(true);
});

test('nobody’s region, and one that is in no table, have none', async () => {
  const holidaysIn = createHolidayCalendar({ clock: manualClock(0) });
  for (const region of [undefined, 'none', 'XX', 'DE-XX']) expect((await holidaysIn(region)).size).toBe(0);
});

// biome-ignore format: a table
test.each([
  ['de-be', 'DE-BE', 'Berlin, Germany'],
  [' Germany ', 'DE', 'Germany'],
  ['berlin', 'DE-BE', 'Berlin, Germany'],
  ['US/CA', 'US-CA', 'California, United States of America'],
  ['california', 'US-CA', 'California, United States of America'],
  ['UK', 'GB', 'United Kingdom'],
  ['ca', 'CA', 'Canada'],
  ['Deutschland', 'DE', 'Germany'],
  ['hamburg', 'DE-HH', 'Hansestadt Hamburg, Germany'],
  ['zurich', 'CH-ZH', 'Canton of Zürich, Switzerland'],
  ['Sao Paulo', 'BR-SP', 'São Paulo, Brazil'],
  ['rarotonga', 'CK-RAROTONGA', 'Rarotonga, Cook Islands'],
])('%j is the region %s', async (typed, code, name) => {
  expect(await findRegion(typed)).toEqual({ code, name });
  expect(await regionName(code)).toBe(name);
  // What is stored is shown in forms, and read from them again.
  expect(await findRegion(code)).toEqual({ code, name });
});

test('a region that the tables write in small letters has its holidays, and its country’s', async () => {
  const holidaysIn = createHolidayCalendar({ clock: manualClock(Date.UTC(2026, 2, 1)) });
  for (const { code } of [await findRegion('Buller'), { code: 'NZ-WTC-Buller' }]) {
    expect((await holidaysIn(code)).has('2026-02-06')).toBe(true);
  }
});

test.each([
  ['Georgia', 'GE (Georgia) or US-GA (Georgia, United States of America)'],
  ['new', 'may mean'],
  ['!', 'no public holidays of “!”'],
  ['Atlantis', 'no public holidays of “Atlantis”'],
  ['DE-XX', 'no public holidays of “DE-XX”'],
  ['constructor', 'no public holidays of “constructor”'],
])('%j is refused with a sentence', async (typed, told) => {
  await expect(findRegion(typed)).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining(told),
  });
});

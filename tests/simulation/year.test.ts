import { expect, jest, test } from '@jest/globals';
import { simulate } from './simulate.js';

/** Live time passes slowly where many share a machine: this ends only what hangs. */
jest.setTimeout(400_000);

/** Eight days around the last Sunday of March, on which Europe's clocks change. */
const STARTS_AT = Date.UTC(2026, 2, 23);

test('eight days of travel, leave, deaths and a failing Slack ask everybody once, and lose no answer', async () => {
  const { figures, disagreements } = await simulate({
    ...{ seed: 7, days: 8, startsAt: STARTS_AT, everyNthZone: 6 },
  });
  expect(disagreements).toEqual([]);
  // It did look: most turns speak for themselves, and the app did die in the middle of its work.
  expect(figures.owed).toBeGreaterThan(50);
  expect(figures.answers).toBeGreaterThan(30);
  expect(figures.crashesInWork).toBeGreaterThan(7);
});

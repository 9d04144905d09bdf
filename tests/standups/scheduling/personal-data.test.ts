import { expect, test } from '@jest/globals';
import { occurrenceData } from '../../../src/standups/scheduling/personal-data.js';
import { ANA, BEN, schedulingWorld, TEAM } from './world.js';

test("a person's turns can be read and deleted, and nobody else's go", async () => {
  const world = schedulingWorld();
  await world.begin();
  await world.until('2026-03-02T12:00Z');
  const data = occurrenceData(world.store);
  expect(await data.export(TEAM, ANA)).toMatchObject([
    { workDay: '2026-03-03', state: 'waiting' },
    { workDay: '2026-03-02', state: 'prompted', promptedAt: Date.parse('2026-03-02T10:00Z') },
  ]);
  expect(await data.delete(TEAM, ANA)).toBe(3);
  expect(await data.export(TEAM, ANA)).toEqual([]);
  expect(await data.export(TEAM, BEN)).toHaveLength(2);
});

import { expect, test } from '@jest/globals';
import { userId } from '../../../src/core/ids.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import { ANA, aStandup, BEN, schedulingWorld, TEAM } from './world.js';

/** Monday, 2 March 2026, is a public holiday in Ethiopia, and none in Germany. */
const CHI = userId('UCHI');
const ZONES = { UANA: 'UTC', UBEN: 'UTC', UCHI: 'UTC' } as const;
const roster = { kind: 'list', users: [ANA, BEN, CHI] } as const;

test('nobody is asked on a public holiday of their own region, else of the standup’s', async () => {
  const world = schedulingWorld(ZONES);
  await world.preferences.change(TEAM, BEN, { region: 'DE' }, 0);
  await world.preferences.change(TEAM, CHI, { region: 'none' }, 0);
  await world.begin(aStandup({ roster, region: 'ET' }));
  await world.until('2026-03-03T09:00Z');
  expect(world.daysOf(ANA)).toEqual(['2026-03-02 skipped holiday']);
  expect(world.daysOf(BEN)).toEqual(['2026-03-02 closed']);
  expect(world.daysOf(CHI)).toEqual(['2026-03-02 closed']);
  await world.until('2026-03-03T10:30Z');
  expect(world.promptsOf(ANA)).toEqual(['2026-03-03 at 2026-03-03T10:00Z']);
});

test('a standup that asks on holidays asks on everybody’s', async () => {
  const world = schedulingWorld(ZONES);
  await world.preferences.change(TEAM, BEN, { region: 'ET' }, 0);
  await world.begin(aStandup({ roster, region: 'ET', schedule: { ...standupDefaults, holidays: false } }));
  await world.until('2026-03-02T10:30Z');
  expect([ANA, BEN, CHI].map((user) => world.promptsOf(user).length)).toEqual([1, 1, 1]);
});

test('a region chosen while a prompt waits counts for it, and re-plans nobody else', async () => {
  const world = schedulingWorld(ZONES);
  await world.begin(aStandup({ roster }));
  const before = await world.store.terms.find(TEAM, aStandup().id, BEN);
  world.clock.advance(60_000);
  await world.preferences.change(TEAM, ANA, { region: 'ET' }, 0);
  await world.scheduler.replanPerson(TEAM, ANA);
  await world.settle();
  expect(await world.store.terms.find(TEAM, aStandup().id, BEN)).toEqual(before);
  await world.until('2026-03-02T11:00Z');
  expect(world.daysOf(ANA)).toEqual(['2026-03-02 skipped holiday']);
  expect(world.promptsOf(BEN)).toHaveLength(1);
});

test('nobody is reminded once it turns out to be their holiday', async () => {
  const world = schedulingWorld(ZONES);
  await world.begin(aStandup({ roster }));
  await world.until('2026-03-02T11:00Z');
  await world.preferences.change(TEAM, ANA, { region: 'ET' }, 0);
  await world.until('2026-03-02T18:00Z');
  expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02']);
  expect(world.dmsOf(BEN)).toEqual(['prompt 2026-03-02', 'reminder 2026-03-02']);
});

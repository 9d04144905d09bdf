import { expect, test } from '@jest/globals';
import { standupId } from '../../../src/core/ids.js';
import { ANA, aPerson, BEN, MINUTE_MS, schedulingWorld, TEAM } from './world.js';

type World = ReturnType<typeof schedulingWorld>;

/** The work days that are still to come, by member. */
const ahead = (world: World) =>
  [...world.store.kept.occurrences.values()]
    .filter(({ state, promptAt }) => state === 'waiting' && promptAt > world.clock.now())
    .map(({ user, workDay }) => `${user} ${workDay}`)
    .sort();

test('whoever is due is asked first, and the next turns are planned a minute later', async () => {
  const world = schedulingWorld();
  await world.begin();
  await world.until('2026-03-02T10:00Z');
  expect([world.dmsOf(ANA), world.dmsOf(BEN)]).toEqual([['prompt 2026-03-02'], ['prompt 2026-03-02']]);
  expect(ahead(world)).toEqual([]);
  await world.until('2026-03-02T10:01Z');
  expect(ahead(world)).toEqual(['UANA 2026-03-03', 'UBEN 2026-03-03']);
  expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02']);
});

test('a prompt that Slack asked to wait with keeps nobody’s next turn from being planned, its own neither', async () => {
  const world = schedulingWorld();
  await world.begin();
  world.clock.moveTo(Date.parse('2026-03-02T10:00Z'));
  await world.dieSending(ANA, { arrived: false });
  await world.until('2026-03-02T10:10Z');
  expect(ahead(world)).toEqual(['UANA 2026-03-03', 'UBEN 2026-03-03']);
  expect(world.dmsOf(ANA)).toEqual(['prompt 2026-03-02']);
});

test('whoever moved unseen is not asked at the old hour, but at their own', async () => {
  const world = schedulingWorld();
  await world.begin();
  world.people.set(BEN, aPerson(BEN, 'America/New_York'));
  await world.until('2026-03-02T14:59Z');
  expect(world.dmsOf(BEN)).toEqual([]);
  await world.until('2026-03-02T15:00Z');
  expect(world.dmsOf(BEN)).toEqual(['prompt 2026-03-02']);
  expect(world.promptsOf(ANA)).toEqual(['2026-03-02 at 2026-03-02T10:00Z']);
});

test('whoever answered ahead has their next turn planned with the others’', async () => {
  const world = schedulingWorld();
  await world.begin();
  const turn = await world.occurrence(ANA, '2026-03-02');
  if (!turn) throw new Error('nothing waits');
  await world.store.occurrences.change({ ...turn, state: 'answered', answeredAt: 1 }, 'waiting');
  world.clock.moveTo(Date.parse('2026-03-02T10:00Z') + MINUTE_MS);
  await world.until('2026-03-02T10:03Z');
  expect(ahead(world)).toEqual(['UANA 2026-03-03', 'UBEN 2026-03-03']);
  expect(world.dmsOf(ANA)).toEqual([]);
});

test('whoever is taken off the roster while the next turns are planned is not planned for once more', async () => {
  const world = schedulingWorld();
  await world.begin();
  await world.until('2026-03-02T10:00Z');
  const { terms } = world.store;
  const usersWithoutNext = terms.usersWithoutNext.bind(terms);
  terms.usersWithoutNext = async (...of) => {
    const users = await usersWithoutNext(...of);
    await terms.forget(TEAM, standupId('S1'), BEN);
    return users;
  };
  await world.until('2026-03-02T10:01Z');
  expect(ahead(world)).toEqual(['UANA 2026-03-03']);
});

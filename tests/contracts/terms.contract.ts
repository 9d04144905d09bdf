import { expect, test } from '@jest/globals';
import { standupId } from '../../src/core/ids.js';
import { ana, ben, HOUR_MS, NOW, otherTeam, team } from './samples.js';
import { occurrence, standup } from './standup-samples.js';
import type { TestStore } from './test-engine.js';

export function termsContract(given: () => TestStore) {
  const terms = () => given().store.repositories.terms;
  const occurrences = () => given().store.repositories.occurrences;

  test('the terms that somebody was planned by are replaced, and forgotten', async () => {
    const first = { schedule: standup().schedule, zone: 'Europe/Berlin', settledUntil: NOW } as const;
    const second = { ...first, zone: 'Asia/Tokyo' } as const;
    await terms().set(team, standup().id, ana, first);
    await terms().set(team, standup().id, ana, second);
    await terms().set(team, standup().id, ben, first);
    expect(await terms().find(team, standup().id, ana)).toEqual(second);
    expect([...(await terms().users(team, standup().id))].sort()).toEqual([ana, ben]);
    await terms().forget(team, standup().id, ana);
    expect(await terms().users(team, standup().id)).toEqual([ben]);
    await terms().forget(team, standup().id);
    expect(await terms().users(team, standup().id)).toEqual([]);
  });

  test('whose next turn is to be planned: who has none that waits after now', async () => {
    const { id, schedule } = standup();
    const planned = { schedule, zone: 'UTC', settledUntil: NOW } as const;
    for (const user of [ana, ben]) await terms().set(team, id, user, planned);
    const unplanned = async (now = NOW) => [...(await terms().usersWithoutNext(team, id, now))].sort();
    expect(await unplanned()).toEqual([ana, ben]);
    // Not theirs here: another standup, another workspace; and not waiting, or due already.
    await occurrences().add([
      occurrence({ standup: standupId('S2'), promptAt: NOW + HOUR_MS }),
      occurrence({ team: otherTeam, promptAt: NOW + HOUR_MS }),
      occurrence({ promptAt: NOW + HOUR_MS, state: 'answered' }),
      occurrence({ user: ben, promptAt: NOW }),
    ]);
    expect(await unplanned()).toEqual([ana, ben]);
    await occurrences().add([occurrence({ user: ben, workDay: '2026-03-03', promptAt: NOW + HOUR_MS })]);
    expect(await unplanned()).toEqual([ana]);
    expect(await unplanned(NOW + HOUR_MS)).toEqual([ana, ben]);
    await terms().forget(team, id, ana);
    expect(await unplanned()).toEqual([]);
  });
}

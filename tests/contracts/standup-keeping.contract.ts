/** Leave, what digests ask of answers, and how long standups and what hangs on them are kept. */
import { expect, test } from '@jest/globals';
import { type StandupId, standupId, type UserId, userId } from '../../src/core/ids.js';
import { ana, ben, NOW, team } from './samples.js';
import { occurrence, response, standup } from './standup-samples.js';
import type { TestStore } from './test-engine.js';

export function standupKeepingContract(given: () => TestStore) {
  const repositories = () => given().store.repositories;
  const standups = () => repositories().standups;
  const occurrences = () => repositories().occurrences;
  const responses = () => repositories().responses;
  const leave = () => repositories().leave;
  const terms = () => repositories().terms;
  const key = ({ standup: id }: { standup: StandupId }) => {
    const { workDay, user } = occurrence();
    return { team, standup: id, workDay, user };
  };

  test('leave is kept in order, each span once, and cleared from today on', async () => {
    const past = { from: '2026-02-01', to: '2026-02-28' } as const;
    const now = { from: '2026-02-28', to: '2026-03-02' } as const;
    for (const each of [now, past, now]) await leave().add(team, ana, each, NOW);
    await leave().add(team, ben, now, NOW);
    expect(await leave().of(team, ana)).toEqual([past, now]);
    expect(await leave().ofMany(team, [ana, userId('UNOBODY')])).toEqual(new Map([[ana, [past, now]]]));
    expect(await leave().clear(team, ana, '2026-03-01')).toBe(1);
    expect(await leave().of(team, ana)).toEqual([past]);
    expect(await leave().of(team, ben)).toEqual([now]);
  });

  test('of each member the newest answer of some days is found, and all of some members', async () => {
    const on = (workDay: `${number}-${number}-${number}`, user = ana) => response({ workDay, user });
    const days = { first: '2026-02-26', last: '2026-02-28' } as const;
    for (const each of [on('2026-02-25', ben), on('2026-02-26'), on('2026-02-28'), on('2026-03-01')])
      await responses().save(each);
    await responses().save(response({ workDay: '2026-02-27', standup: standupId('S2'), user: ben }));
    expect(await responses().newest(team, standup().id, days)).toEqual([on('2026-02-28')]);
    await responses().save(on('2026-02-26', ben));
    const newest = await responses().newest(team, standup().id, days);
    expect(newest.map(({ user, workDay }) => [user, workDay]).sort()).toEqual([
      [ana, '2026-02-28'],
      [ben, '2026-02-26'],
    ]);
    const of = (...users: UserId[]) => responses().ofMembers(team, standup().id, users, days);
    expect(await of(ana)).toEqual([on('2026-02-28'), on('2026-02-26')]);
    expect(await of(ana, ben)).toHaveLength(3);
    expect(await of()).toEqual([]);
  });

  test('a standup deleted long ago is forgotten with all that hangs on it, and no other', async () => {
    const [long, lately, paused] = ['S1', 'S2', 'S3'].map(standupId) as [StandupId, StandupId, StandupId];
    await standups().add(standup({ id: long, state: 'deleted', updatedAt: NOW - 1 }));
    await standups().add(standup({ id: lately, state: 'deleted', updatedAt: NOW }));
    await standups().add(standup({ id: paused, state: 'paused', updatedAt: NOW - 1 }));
    for (const id of [long, lately, paused]) {
      await occurrences().add([occurrence({ standup: id })]);
      await responses().save(response({ standup: id }));
      await terms().set(team, id, ana, { schedule: standup().schedule, zone: 'UTC', settledUntil: NOW });
    }
    expect(await standups().purge(NOW)).toBe(1);
    expect(await standups().purge(NOW)).toBe(0);
    const left = async (id: StandupId) => [
      (await standups().find(team, id)) !== undefined,
      (await standups().members(team, id)).length,
      (await terms().users(team, id)).length,
      (await occurrences().find(key({ standup: id }))) !== undefined,
      (await responses().find(key({ standup: id }))) !== undefined,
    ];
    expect(await left(long)).toEqual([false, 0, 0, false, false]);
    for (const id of [lately, paused]) expect(await left(id)).toEqual([true, 2, 1, true, true]);
  });

  test('leave is forgotten once it ended before a day', async () => {
    await leave().add(team, ana, { from: '2026-02-01', to: '2026-02-28' }, NOW);
    await leave().add(team, ben, { from: '2026-02-01', to: '2026-03-01' }, NOW);
    expect(await leave().purge('2026-03-01')).toBe(1);
    expect(await leave().of(team, ana)).toEqual([]);
    expect(await leave().of(team, ben)).toHaveLength(1);
  });
}

import { expect, test } from '@jest/globals';
import { inAnyRow } from './rows.js';
import { ana, ben, HOUR_MS, lesserOffer, NOW, otherTeam, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function lesserContract(given: () => TestStore) {
  const lesser = () => given().store.repositories.lesser;
  const offer = (key: string, changes: Partial<ReturnType<typeof lesserOffer>> = {}) =>
    lesser().add(lesserOffer({ key, ...changes }), NOW);
  const openKeys = async () => (await lesser().openFor(team, ana)).map(({ key }) => key);

  test('what is offered waits for its own person, as it was offered, and is there once however often it is', async () => {
    const offers = Array.from({ length: 10 }, () => offer('a'));
    expect((await Promise.all(offers)).filter(Boolean)).toHaveLength(1);
    expect(await lesser().openFor(team, ana)).toEqual([
      { ...lesserOffer({ key: 'a' }), state: 'waiting', offeredAt: NOW },
    ]);
    expect(await lesser().openFor(team, ben)).toEqual([]);
    expect(await lesser().openFor(otherTeam, ana)).toEqual([]);
  });

  test('of many that take the same at once, one gets it', async () => {
    for (const key of ['a', 'b']) await offer(key);
    const takings = ['m1', 'm2', 'm3', 'm4'].map((message) => lesser().take(team, ['a', 'b'], message, NOW));
    expect((await Promise.all(takings)).sort()).toEqual([0, 0, 0, 2]);
    const [one, other] = await lesser().openFor(team, ana);
    expect(one).toMatchObject({ state: 'taken', takenAt: NOW });
    expect(other?.message).toBe(one?.message);
  });

  test('what was postponed says why and until when, still after it was told', async () => {
    await offer('a');
    await lesser().postpone(team, 'a', 'outside-hours', NOW + HOUR_MS);
    expect(await lesser().openFor(team, ana)).toMatchObject([
      { state: 'waiting', reason: 'outside-hours', until: NOW + HOUR_MS },
    ]);
    await lesser().take(team, ['a'], 'm1', NOW);
    await lesser().postpone(team, 'a', 'snoozed', NOW);
    await lesser().settle(team, ['a'], 'told');
    expect(await openKeys()).toEqual([]);
    expect(await lesser().recent(team, ana, 10)).toMatchObject([{ state: 'told', reason: 'outside-hours' }]);
    await lesser().settle(team, ['a'], 'dropped', 'moot');
    expect(await lesser().recent(team, ana, 10)).toMatchObject([{ state: 'told' }]);
  });

  test('the newest with a reason come first', async () => {
    for (const [n, key] of ['a', 'b', 'c'].entries()) {
      await lesser().add(lesserOffer({ key }), NOW + n);
      if (key !== 'b') await lesser().settle(team, [key], 'dropped', 'opted-out');
    }
    expect((await lesser().recent(team, ana, 10)).map(({ key }) => key)).toEqual(['c', 'a']);
    expect(await lesser().recent(team, ana, 1)).toHaveLength(1);
    expect((await lesser().allOf(team, ana)).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test('messages count once each, from when they were begun, and not when Slack refused them', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await offer(key);
    expect(await lesser().messagesSince(team, ana, 0)).toBe(0);
    await lesser().take(team, ['a', 'b'], 'm1', NOW);
    await lesser().take(team, ['c'], 'm2', NOW + 1);
    await lesser().take(team, ['d'], 'm3', NOW + 1);
    await lesser().settle(team, ['c'], 'told');
    await lesser().settle(team, ['d'], 'dropped', 'refused');
    expect(await lesser().messagesSince(team, ana, NOW)).toBe(2);
    expect(await lesser().messagesSince(team, ana, NOW + 1)).toBe(1);
    expect(await lesser().messagesSince(team, ben, NOW)).toBe(0);
  });

  test('deleting a person deletes what was for them, and what spoke of them to others', async () => {
    await offer('a');
    await offer(`standup:S1:unreachable:${ana}`, { user: ben });
    await offer('b', { user: ben });
    expect(await lesser().deletePerson(team, ana)).toBe(1);
    expect(await inAnyRow(given().store, ana)).toBe(false);
    expect((await lesser().allOf(team, ben)).map(({ key }) => key)).toEqual(['b']);
  });

  test('what was told or left out is forgotten by its age; what waits is not', async () => {
    for (const key of ['told', 'left', 'waits', 'taken']) await offer(key);
    await lesser().settle(team, ['told'], 'told');
    await lesser().settle(team, ['left'], 'dropped', 'gone');
    await lesser().take(team, ['taken'], 'm1', NOW);
    expect(await lesser().purge(NOW)).toBe(0);
    expect(await lesser().purge(NOW + 1)).toBe(2);
    expect(await openKeys()).toEqual(['taken', 'waits']);
  });
}

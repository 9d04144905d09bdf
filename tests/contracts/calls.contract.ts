import { expect, test } from '@jest/globals';
import type { Call } from '../../src/calls/call.js';
import { callId, messageTs, pauseId, userId } from '../../src/core/ids.js';
import { call, pause } from './call-samples.js';
import { ana, ben, general, HOUR_MS, NOW, otherTeam, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function callsContract(given: () => TestStore) {
  const calls = () => given().store.repositories.calls;

  test('a call is found again as it was saved, by its own workspace, once', async () => {
    const full = call({
      ...{
        state: 'closed',
        threadTs: messageTs('1.0'),
        readAhead: 'https://example.com/plan',
      },
      ...{ startsAt: NOW + HOUR_MS, sequence: 2, postedTs: messageTs('2.0'), askedAt: NOW + HOUR_MS },
      ...{ outcome: 'We take the first one.', outcomeAt: NOW + 2 * HOUR_MS },
    });
    expect(await calls().add(full)).toBe(true);
    expect(await calls().add(call({ topic: 'Another' }))).toBe(false);
    expect(await calls().find(team, full.id)).toEqual(full);
    expect(await calls().find(otherTeam, full.id)).toBeUndefined();
  });

  test('of two who save what they both read, one does, and the other learns of it', async () => {
    await calls().add(call());
    const saves = await Promise.all([
      calls().save(call({ state: 'agreed', startsAt: NOW + 1 })),
      calls().save(call({ state: 'cancelled' })),
    ]);
    const kept = saves.filter((saved) => saved !== undefined);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toEqual(await calls().find(team, callId('K1')));
    expect(kept[0]?.version).toBe(2);
    expect(await calls().save(call({ id: callId('KNONE') }))).toBeUndefined();
  });

  test('what people typed is not readable in what is stored', async () => {
    const typed = call({
      readAhead: 'https://example.com/secret-plan',
      outcome: 'Slow first, said everybody.',
    });
    await calls().add(typed);
    for (const text of [typed.topic, 'secret-plan', 'Slow first'])
      expect(await given().wrote(text)).toBe(false);
    expect(await given().wrote(ben)).toBe(true);
  });

  test('a channel’s calls are found by any instant of their life', async () => {
    const at = (id: string, changes: Partial<Call>) => calls().add(call({ id: callId(id), ...changes }));
    await at('KASKED', { createdAt: NOW });
    await at('KTAKES', { createdAt: NOW - 10, startsAt: NOW + 5 });
    await at('KCLOSED', { createdAt: NOW - 9, startsAt: NOW - 8, outcome: 'Yes.', outcomeAt: NOW + 9 });
    await at('KLATER', { createdAt: NOW - 8, startsAt: NOW + 10 });
    await at('KELSEWHERE', { channel: random });
    const found = await calls().ofChannel(team, general, { from: NOW, to: NOW + 10 });
    expect(found.map(({ id }) => id)).toEqual(['KTAKES', 'KCLOSED', 'KASKED']);
    expect(found[1]?.outcome).toBe('Yes.');
    expect(await calls().ofChannel(otherTeam, general, { from: NOW, to: NOW + 10 })).toEqual([]);
  });

  test('deleting a person deletes what they asked for, and takes them off the others', async () => {
    const like = userId(`${ana}2`);
    await calls().add(call());
    const others = call({ id: callId('K2'), asker: ben, needed: [ana, like] });
    await calls().add(others);
    expect(await calls().deletePerson(team, ana)).toBe(2);
    expect(await calls().allOf(team, ana)).toEqual([]);
    expect(await calls().allOf(team, ben)).toEqual([{ ...others, needed: [like], version: 2 }]);
  });

  test('calls are forgotten when their asking and their time are long past', async () => {
    const at = (id: string, changes: Partial<Call>) => calls().add(call({ id: callId(id), ...changes }));
    await at('KOLD', { createdAt: NOW - 2, startsAt: NOW - 1 });
    await at('KNOTIME', { createdAt: NOW - 2 });
    await at('KCOMING', { createdAt: NOW - 2, startsAt: NOW });
    await at('KNEW', { createdAt: NOW });
    expect(await calls().purge(NOW)).toBe(2);
    expect((await calls().allOf(team, ana)).map(({ id }) => id).sort()).toEqual(['KCOMING', 'KNEW']);
  });
}

export function pausesContract(given: () => TestStore) {
  const pauses = () => given().store.repositories.pauses;

  test('a paused thread is found again as it was saved', async () => {
    const full = pause({ state: 'settled', backAt: NOW + 1, inAllHours: true, settledBy: ben });
    expect(await pauses().add(full)).toBe(true);
    expect(await pauses().find(team, full.id)).toEqual(full);
    expect(await pauses().find(otherTeam, full.id)).toBeUndefined();
    const { threadTs: _, ...unthreaded } = pause({ id: pauseId('B2') });
    await pauses().add(unthreaded);
    expect(await pauses().find(team, pauseId('B2'))).toEqual(unthreaded);
  });

  test('one waits in a place at a time; when it is back, another may', async () => {
    const adds = await Promise.all(['B1', 'B2', 'B3'].map((id) => pauses().add(pause({ id: pauseId(id) }))));
    expect(adds.filter((added) => added)).toHaveLength(1);
    expect(await pauses().add(pause({ id: pauseId('B4'), threadTs: messageTs('9.9') }))).toBe(true);
    const [waiting] = (await pauses().allOf(team, ana)).filter(({ threadTs }) => threadTs === '1.1');
    if (!waiting) throw new Error('none waits');
    await pauses().save({ ...waiting, state: 'back' });
    expect(await pauses().add(pause({ id: pauseId('B5') }))).toBe(true);
  });

  test('of two who save what they both read, one does', async () => {
    await pauses().add(pause());
    const saves = await Promise.all([
      pauses().save(pause({ state: 'back', backAt: NOW })),
      pauses().save(pause({ state: 'cancelled' })),
    ]);
    expect(saves.filter((saved) => saved !== undefined)).toEqual([await pauses().find(team, pauseId('B1'))]);
  });

  test('deleting a person deletes theirs, and takes them off the others', async () => {
    await pauses().add(pause());
    const others = pause({ id: pauseId('B2'), asker: ben, people: [ana], threadTs: messageTs('2.2') });
    await pauses().add({ ...others, state: 'settled', settledBy: ana });
    expect(await pauses().deletePerson(team, ana)).toBe(2);
    const { settledBy: _, ...rest } = others;
    expect(await pauses().allOf(team, ben)).toEqual([{ ...rest, state: 'settled', people: [], version: 2 }]);
  });

  test('those that wait no longer are forgotten in time', async () => {
    await pauses().add(pause({ createdAt: NOW - 1 }));
    await pauses().add(pause({ id: pauseId('B2'), state: 'back', createdAt: NOW - 1 }));
    await pauses().add(pause({ id: pauseId('B3'), state: 'back' }));
    expect(await pauses().purge(NOW)).toBe(1);
    expect((await pauses().allOf(team, ana)).map(({ id }) => id).sort()).toEqual(['B1', 'B3']);
  });
}

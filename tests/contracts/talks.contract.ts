import { expect, test } from '@jest/globals';
import { messageTs, type UserId } from '../../src/core/ids.js';
import type { Said } from '../../src/nudges/talk/conversation.js';
import { inAnyRow } from './rows.js';
import { ana, ben, general, NOW, otherTeam, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

const thread = messageTs('1772355600.000100');
const place = { team, channel: general, threadTs: thread };
const said = (second: number, user: UserId, more: Partial<Said> = {}): Said => {
  const ts = messageTs(`${1_772_355_600 + second}.000200`);
  return { ts, user, at: Number(ts), marks: 0, gone: false, ...more };
};

export function talksContract(given: () => TestStore) {
  const talks = () => given().store.repositories.talks;
  const publish = (writer: string, list: readonly Said[], now = NOW, where = place) =>
    talks().publish(writer, [{ ...where, said: list }], now);

  test('what others heard is read as they wrote it; one’s own is not', async () => {
    await publish('W1', [said(1, ana, { marks: 2 }), said(2, ben, { gone: true })]);
    await publish('W2', [said(3, ana)]);
    const heard = { ...place, said: [said(1, ana, { marks: 2 }), said(2, ben, { gone: true })] };
    expect(await talks().others([place], 'W2', NOW)).toEqual([heard]);
    const elsewhere = [
      { team, channel: general },
      { ...place, team: otherTeam },
    ];
    expect(await talks().others(elsewhere, 'W2', NOW)).toEqual([]);
    expect(await talks().others([...elsewhere, place], 'W2', NOW)).toEqual([heard]);
    expect(await talks().others([], 'W2', NOW)).toEqual([]);
  });

  test('many conversations are told at once, and each is replaced when it is told again', async () => {
    const places = Array.from({ length: 250 }, (_, n) => ({ ...place, threadTs: messageTs(`${n}.000001`) }));
    const tell = (second: number) =>
      talks().publish(
        'W1',
        places.map((where) => ({ ...where, said: [said(second, ana)] })),
        NOW,
      );
    await tell(1);
    await tell(2);
    const heard = await talks().others(places, 'W2', NOW);
    expect(heard).toHaveLength(250);
    for (const talk of heard) expect(talk.said).toEqual([said(2, ana)]);
  });

  test('what a process says again replaces what it said, also when several say it at once', async () => {
    await Promise.all([1, 2, 3].map((n) => publish(`W${n}`, [said(n, ana)])));
    await publish('W1', [said(1, ana), said(9, ana)]);
    const heard = await talks().others([place], 'W9', NOW);
    expect(
      heard
        .flatMap((talk) => talk.said)
        .map(({ at }) => Math.floor(at) - 1_772_355_600)
        .sort(),
    ).toEqual([1, 2, 3, 9]);
  });

  test('only what is recent counts', async () => {
    await publish('W1', [said(1, ana)], NOW - 1);
    await publish('W1', [said(1, ana)], NOW, { ...place, channel: random });
    expect(await talks().others([place], 'W2', NOW)).toEqual([]);
    expect((await talks().recent(NOW - 1, 10)).map(({ channel }) => channel)).toEqual([random, general]);
    expect(await talks().recent(NOW - 1, 1)).toHaveLength(1);
    expect(await talks().recent(NOW, 10)).toEqual([{ ...place, channel: random, said: [said(1, ana)] }]);
  });

  test('deleting a person leaves no talk that names them', async () => {
    await publish('W1', [said(1, ana), said(2, ben)]);
    await publish('W1', [said(3, ben)], NOW, { ...place, channel: random });
    expect(await talks().namedIn(team, ana)).toEqual([place]);
    expect(await talks().deletePerson(team, ana)).toBe(1);
    expect(await talks().namedIn(team, ana)).toEqual([]);
    expect(await talks().namedIn(team, ben)).toHaveLength(1);
    expect(await inAnyRow(given().store, ana)).toBe(false);
  });

  test('old ones are forgotten, newer ones are kept', async () => {
    await publish('W1', [said(1, ana)], NOW - 1);
    await publish('W2', [said(2, ana)], NOW);
    expect(await talks().purge(NOW)).toBe(1);
    expect(await talks().recent(0, 10)).toHaveLength(1);
  });
}

import { expect, test } from '@jest/globals';
import { messageTs, wrapUpId } from '../../src/core/ids.js';
import { ana, ben, general, HOUR_MS, NOW, otherTeam, random, team, wrapUp } from './samples.js';
import type { TestStore } from './test-engine.js';

export function wrapUpsContract(given: () => TestStore) {
  const wrapUps = () => given().store.repositories.wrapUps;

  test('a wrap-up is found again as it was saved, by its own workspace, and saved once', async () => {
    const saved = wrapUp({
      threadTs: messageTs('1.0'),
      fromTs: messageTs('1.0'),
      toTs: messageTs('2.0'),
      toChannel: true,
    });
    expect(await wrapUps().add(saved)).toBe(true);
    expect(await wrapUps().find(team, saved.id)).toEqual(saved);
    expect(await wrapUps().find(otherTeam, saved.id)).toBeUndefined();
    expect(await wrapUps().add(wrapUp({ title: 'Another' }))).toBe(false);
    expect(await wrapUps().find(team, saved.id)).toEqual(saved);
  });

  test('a change answers the wrap-up as it now is, and leaves the rest alone', async () => {
    await wrapUps().add(wrapUp());
    const archive = 'https://acme.slack.com/archives/';
    const posted = { state: 'posted', postedTs: messageTs('2.0'), postedAt: NOW + 1, archive } as const;
    expect(await wrapUps().change(team, wrapUp().id, posted)).toEqual(wrapUp(posted));
    const edited = { outcome: 'The fast one first', links: '', version: 2, editedAt: NOW + 2 };
    expect(await wrapUps().change(team, wrapUp().id, edited)).toEqual(wrapUp({ ...posted, ...edited }));
    expect(await wrapUps().change(team, wrapUp().id, {})).toEqual(wrapUp({ ...posted, ...edited }));
    expect(await wrapUps().change(otherTeam, wrapUp().id, edited)).toBeUndefined();
  });

  test('what people typed is not readable in what is stored', async () => {
    await wrapUps().add(wrapUp());
    await wrapUps().change(team, wrapUp().id, { outcome: 'The fast one after all' });
    const { title, questions, steps, links } = wrapUp();
    for (const text of [title, 'the slow one', 'The fast one', questions, steps, links]) {
      expect(await given().wrote(text)).toBe(false);
    }
    expect(await given().wrote(ana)).toBe(true); // Ids are: the test sees what is stored.
  });

  test('a digest reads what was posted in its channel in its time, oldest first', async () => {
    const at = (id: string, hours: number, more = {}) =>
      wrapUps().add(wrapUp({ id: wrapUpId(id), state: 'posted', postedAt: NOW + hours * HOUR_MS, ...more }));
    await at('W4', 24);
    await at('W3', 23);
    await at('W2', 0);
    await at('W1', -1);
    await at('W5', 2, { channel: random });
    await at('W6', 2, { team: otherTeam });
    await wrapUps().add(wrapUp({ id: wrapUpId('W7') })); // Not posted yet.
    const read = await wrapUps().since(team, general, NOW, NOW + 24 * HOUR_MS);
    expect(read.map(({ id }) => id)).toEqual(['W2', 'W3']);
  });

  test('deleting a person deletes what they wrote, and nothing else', async () => {
    const others = wrapUp({ id: wrapUpId('W2'), author: ben });
    await wrapUps().add(wrapUp());
    await wrapUps().add(others);
    expect(await wrapUps().allOf(team, ana)).toEqual([wrapUp()]);
    expect(await wrapUps().deletePerson(team, ana)).toBe(1);
    expect(await wrapUps().allOf(team, ana)).toEqual([]);
    expect(await wrapUps().allOf(team, ben)).toEqual([others]);
  });

  test('old ones are forgotten', async () => {
    await wrapUps().add(wrapUp());
    await wrapUps().add(wrapUp({ id: wrapUpId('W2'), createdAt: NOW + 1 }));
    expect(await wrapUps().purge(NOW + 1)).toBe(1);
    expect(await wrapUps().find(team, wrapUp().id)).toBeUndefined();
    expect(await wrapUps().find(team, wrapUpId('W2'))).toBeDefined();
  });
}

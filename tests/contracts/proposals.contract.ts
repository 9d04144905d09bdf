import { expect, test } from '@jest/globals';
import { messageTs, proposalId, userId } from '../../src/core/ids.js';
import { ana, ben, general, NOW, OTHER_KEY, otherTeam, proposal, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

export function proposalsContract(given: () => TestStore) {
  const proposals = () => given().store.repositories.proposals;

  test('a proposal is found again as it was saved, by its own workspace', async () => {
    const saved = proposal({
      replyHours: 8,
      replyBy: NOW + 1,
      threadTs: messageTs('1.0'),
      sourceTs: messageTs('1.1'),
    });
    expect(await proposals().add(saved)).toBe(true);
    expect(await proposals().find(team, saved.id)).toEqual(saved);
    expect(await proposals().find(otherTeam, saved.id)).toBeUndefined();
  });

  test('saving the same one again is nothing', async () => {
    await proposals().add(proposal());
    expect(await proposals().add(proposal({ title: 'Another' }))).toBe(false);
    expect(await proposals().find(team, proposal().id)).toEqual(proposal());
  });

  test('a change answers the proposal as it now is', async () => {
    await proposals().add(proposal());
    const posted = { state: 'posted', postedTs: messageTs('2.0'), postedAt: NOW + 1 } as const;
    expect(await proposals().change(team, proposal().id, posted)).toEqual(proposal(posted));
    const closed = { state: 'closed', outcome: 'The slow one first.', closedAt: NOW + 2 } as const;
    expect(await proposals().change(team, proposal().id, closed)).toEqual(proposal({ ...posted, ...closed }));
    expect(await proposals().change(team, proposal().id, {})).toEqual(proposal({ ...posted, ...closed }));
    expect(await proposals().change(team, proposalId('PNONE'), posted)).toBeUndefined();
  });

  const posted = (id: string, at: number) =>
    proposal({ id: proposalId(id), state: 'posted', postedTs: messageTs(`${at}.0`), postedAt: NOW + at });

  test('what a channel’s digest tells of: posted or closed in a stretch of time', async () => {
    const closed = {
      ...posted('P1', 1),
      state: 'closed',
      outcome: 'Slow first.',
      closedAt: NOW + 20,
    } as const;
    for (const each of [closed, posted('P2', 10), posted('P3', 30)]) await proposals().add(each);
    await proposals().add({ ...posted('P4', 10), channel: random });
    await proposals().add({ ...posted('P5', 10), team: otherTeam });
    await proposals().add(proposal({ id: proposalId('P6') }));
    const told = async (from: number, to: number) =>
      (await proposals().postedOrClosed(team, general, NOW + from, NOW + to)).map(({ id }) => id);
    expect(await told(0, 2)).toEqual(['P1']);
    expect(await told(10, 30)).toEqual(['P1', 'P2']);
    expect(await told(21, 30)).toEqual([]);
  });

  test('what nobody answered in time is found by when that time was over', async () => {
    const late = (id: string, replyBy: number) => ({ ...posted(id, 1), replyBy: NOW + replyBy });
    for (const each of [late('P1', 9), late('P2', 19), late('P3', 10), late('P4', 20)])
      await proposals().add(each);
    await proposals().add({ ...late('P5', 15), state: 'closed', outcome: 'Slow first.', closedAt: NOW + 16 });
    await proposals().add({ ...late('P6', 15), channel: random });
    await proposals().add({ ...late('P7', 15), team: otherTeam });
    const found = await proposals().unanswered(team, general, NOW + 10, NOW + 20);
    expect(found.map(({ id }) => id)).toEqual(['P2', 'P3']);
  });

  test('what people typed is not readable in what is stored', async () => {
    const typed = proposal({ outcome: 'Slow first, said everybody.' });
    await proposals().add(typed);
    for (const text of [typed.title, typed.context, typed.body, 'Slow first']) {
      expect(await given().wrote(text)).toBe(false);
    }
    expect(await given().wrote(ben)).toBe(true); // Ids are: the test sees what is stored.
  });

  test('a store with another key says so, at its check and at the first read', async () => {
    await proposals().add(proposal());
    const other = await given().reopen(OTHER_KEY);
    await expect(other.check()).rejects.toMatchObject({ code: 'wrong-key' });
    const read = other.repositories.proposals.find(team, proposal().id);
    await expect(read).rejects.toMatchObject({ code: 'wrong-key' });
  });

  test('deleting a person deletes what they wrote, and their name where they were asked', async () => {
    const like = userId(`${ana}2`);
    await proposals().add(proposal());
    const others = proposal({ id: proposalId('P2'), author: ben, asked: [ana, like] });
    await proposals().add(others);
    expect(await proposals().deletePerson(team, ana)).toBe(2);
    expect(await proposals().allOf(team, ana)).toEqual([]);
    expect(await proposals().allOf(team, ben)).toEqual([{ ...others, asked: [like] }]);
  });
}

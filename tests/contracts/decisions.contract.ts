import { expect, test } from '@jest/globals';
import { channelId, decisionId, messageTs, userId } from '../../src/core/ids.js';
import { changeDecision } from '../../src/decisions/change.js';
import type { Decision } from '../../src/decisions/decision.js';
import { createSettle } from '../../src/decisions/settle.js';
import { decision, first, position } from './decision-samples.js';
import {
  ana,
  ben,
  general,
  HOUR_MS,
  installation,
  NOW,
  OTHER_KEY,
  otherTeam,
  random,
  team,
} from './samples.js';
import type { TestStore } from './test-engine.js';

const everything = decision({
  ...{ passedFrom: ben, threadTs: messageTs('1.0'), sourceTs: messageTs('1.1'), quorum: 2 },
  ...{ opensAt: NOW, deadline: NOW + HOUR_MS, extendedBy: ben, state: 'accepted', why: 'most-chosen' },
  ...{ chosen: 0, reason: 'The customers wait.', closedBy: ana, closedAt: NOW + 2, rounds: 1 },
  ...{ supersedes: decisionId('D0'), supersededBy: decisionId('D9'), reviewOn: '2026-09-01' },
  ...{ confirmedAt: NOW + 3, refusal: 'is_archived', postedTs: messageTs('2.0'), postedAt: NOW + 1 },
  ...{ link: 'https://slack.example/p1', dueAt: NOW + 4 },
});

export function decisionsContract(given: () => TestStore) {
  const decisions = () => given().store.repositories.decisions;
  const ids = (found: readonly Decision[]) => found.map(({ id }) => id);

  test('a decision is found again as it was saved, by its own workspace, and saved once', async () => {
    expect(await decisions().add(everything)).toBe(true);
    expect(await decisions().add(decision({ question: 'Another' }))).toBe(false);
    expect(await decisions().find(team, first)).toEqual(everything);
    expect(await decisions().find(otherTeam, first)).toBeUndefined();
    // What a change leaves out is gone.
    expect(await decisions().save(decision({ version: 2 }))).toBe(true);
    expect(await decisions().find(team, first)).toEqual(decision({ version: 2 }));
  });

  test('of two who change the same version one wins', async () => {
    await decisions().add(decision());
    const both = await Promise.all(
      [ana, ben].map((owner) => decisions().save(decision({ owner, version: 2 }))),
    );
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await decisions().save(decision({ version: 2 }))).toBe(false);
  });

  test('two closers and a late position: it is closed once, and every position that was taken counted', async () => {
    await decisions().add(decision({ options: [], proposal: 'Slow.', deadline: NOW }));
    const { store } = given();
    const shown: string[] = [];
    const settle = createSettle({
      decisions: decisions(),
      jobs: { enqueue: async ({ key }) => void shown.push(key) },
      ...{ transaction: store.transaction, clock: given().clock, reviewAt: async () => undefined },
    });
    const close = () =>
      settle(team, first, ({ state }, positions) =>
        state === 'proposed'
          ? { state: 'accepted', why: 'agreed', reason: `${positions.length}` }
          : undefined,
      );
    const agree = () =>
      store.transaction(async () => {
        const open = await changeDecision(decisions(), team, first, (found) =>
          found.state === 'proposed' ? found : undefined,
        );
        if (open) await decisions().savePosition(position({ kind: 'agree' }));
        return open !== undefined;
      });
    const [one, taken, other] = await Promise.all([close(), agree(), close()]);
    expect([one, other].filter(Boolean)).toHaveLength(1);
    expect(shown).toHaveLength(1);
    const closed = await decisions().find(team, first);
    expect(closed).toMatchObject({ state: 'accepted', rounds: 1, reason: taken ? '1' : '0' });
    expect(await decisions().positions(team, first)).toHaveLength(taken ? 1 : 0);
  });

  test('a person has one position, first taken where it was and changed as often as they like', async () => {
    await decisions().savePosition(position());
    await decisions().savePosition(position({ user: ana, kind: 'option', option: 1, takenAt: NOW - 1 }));
    const changed = position({ kind: 'agree', changedAt: NOW + 5 });
    await decisions().savePosition({ ...changed, takenAt: NOW + 9 });
    expect(await decisions().positions(team, first)).toEqual([
      {
        team,
        decision: first,
        user: ana,
        kind: 'option',
        option: 1,
        concern: 'It is too early.',
        takenAt: NOW - 1,
      },
      changed,
    ]);
    expect(await decisions().positions(otherTeam, first)).toEqual([]);
    expect(await decisions().positionsOf(team, ben)).toEqual([changed]);
  });

  test('what people typed is not readable in what is stored, and a wrong key says so', async () => {
    await decisions().add(everything);
    await decisions().savePosition(position());
    for (const text of ['Which queue', 'Two are', 'Fast', 'customers wait', 'too early']) {
      expect(await given().wrote(text)).toBe(false);
    }
    expect(await given().wrote(ben)).toBe(true); // Ids are: the test sees what is stored.
    const other = await given().reopen(OTHER_KEY);
    await expect(other.repositories.decisions.find(team, first)).rejects.toMatchObject({ code: 'wrong-key' });
  });

  test('the log is read newest first, in pages that miss none made in the same instant', async () => {
    for (const [id, createdAt] of [
      ['D1', 1],
      ['D2', 3],
      ['D3', 3],
      ['D4', 2],
    ] as const) {
      await decisions().add(decision({ id: decisionId(id), createdAt }));
    }
    const page = await decisions().newest(team, 2);
    expect(ids(page)).toEqual(['D3', 'D2']);
    const after = { createdAt: 3, id: decisionId('D2') };
    expect(ids(await decisions().newest(team, 9, after))).toEqual(['D4', 'D1']);
    expect(ids(await decisions().newest(team, 9, { ...after, id: decisionId('D3') }))).toEqual([
      'D2',
      'D4',
      'D1',
    ]);
    expect(await decisions().newest(otherTeam, 9)).toEqual([]);
  });

  test('digests find what was opened, closes or closed in their channels and their time', async () => {
    const at = (id: string, changes: Partial<Decision>) =>
      decisions().add(decision({ id: decisionId(id), createdAt: 0, ...changes }));
    await at('D1', { createdAt: 10 });
    await at('D2', { deadline: 19 });
    await at('D3', { closedAt: 15 });
    await at('D4', { createdAt: 20, deadline: 9, closedAt: 21 });
    await at('D5', { createdAt: 10, channel: random });
    expect(ids(await decisions().between(team, [general], 10, 20)).sort()).toEqual(['D1', 'D2', 'D3']);
    expect(await decisions().between(team, [channelId('CX')], 10, 20)).toEqual([]);
    expect(await decisions().between(team, [], 10, 20)).toEqual([]);
  });

  test('those of a channel that run at an instant are found, whatever became of them since', async () => {
    const at = (id: string, changes: Partial<Decision>) =>
      decisions().add(decision({ id: decisionId(id), createdAt: 1, deadline: 20, ...changes }));
    await at('D1', {});
    await at('D2', { createdAt: 9, state: 'accepted', closedAt: 12 });
    await at('D3', { createdAt: 10 });
    await at('D4', { deadline: 10 });
    await at('D5', { channel: random });
    await at('D6', { team: otherTeam });
    expect(ids(await decisions().runningAt(team, general, 10))).toEqual(['D2', 'D1']);
  });

  test('what is due is found over all workspaces, longest due first; open ones by their owner and by who is asked', async () => {
    const like = userId(`${ben}2`);
    await decisions().add(decision({ asked: [{ user: like, hours: 1 }], deadline: NOW + 2, dueAt: NOW }));
    await decisions().add(decision({ id: decisionId('D2'), owner: ben, deadline: NOW + 1, dueAt: NOW + 1 }));
    await decisions().add(decision({ id: decisionId('D3'), state: 'accepted' }));
    await decisions().add(decision({ id: decisionId('D4'), team: otherTeam, dueAt: NOW - 1 }));
    expect(await decisions().due(NOW, 9)).toEqual([
      { team: otherTeam, id: 'D4', dueAt: NOW - 1 },
      { team, id: 'D1', dueAt: NOW },
    ]);
    expect(await decisions().due(NOW, 1)).toHaveLength(1);
    expect(ids(await decisions().openFor(team, ben))).toEqual(['D2']);
    expect(ids(await decisions().openFor(team, ana))).toEqual(['D1']);
  });

  test('what is due where the app is not installed waits', async () => {
    const { installations } = given().store.repositories;
    await decisions().add(decision({ dueAt: NOW }));
    await installations.save(installation({ state: 'removed', stateSince: NOW }));
    expect(await decisions().due(NOW, 9)).toEqual([]);
    await installations.save(installation());
    expect(await decisions().due(NOW, 9)).toHaveLength(1);
  });

  test('deleting a person deletes what they opened, and their name and positions elsewhere', async () => {
    await decisions().add(decision());
    await decisions().savePosition(position({ user: ben }));
    const others = decision({
      ...{ id: decisionId('D2'), author: ben, owner: ana, closedBy: ana, extendedBy: ana, passedFrom: ana },
      asked: [
        { user: ana, hours: 8 },
        { user: ben, hours: 4 },
      ],
    });
    await decisions().add(others);
    await decisions().savePosition(position({ decision: decisionId('D2'), user: ana }));
    expect(await decisions().deletePerson(team, ana)).toBe(3);
    expect(await decisions().find(team, first)).toBeUndefined();
    expect(await decisions().positionsOf(team, ben)).toEqual([]);
    expect(await decisions().positionsOf(team, ana)).toEqual([]);
    const { passedFrom: _, ...left } = others;
    expect(await decisions().find(team, decisionId('D2'))).toEqual({
      ...{ ...left, owner: ben, closedBy: '', extendedBy: '', version: 2 },
      asked: [{ user: ben, hours: 4 }],
    });
  });
}

import { expect, test } from '@jest/globals';
import { messageTs, standupId, userId } from '../../src/core/ids.js';
import type { OccurrenceKey } from '../../src/standups/occurrence.js';
import { inAnyRow } from './rows.js';
import { ana, ben, general, HOUR_MS, NOW, otherTeam, random, team } from './samples.js';
import { occurrence, response, standup } from './standup-samples.js';
import type { TestStore } from './test-engine.js';

const DAY = '2026-03-02';
const key = (changes: Partial<OccurrenceKey> = {}): OccurrenceKey => ({
  ...{ team, standup: standup().id, workDay: DAY, user: ana },
  ...changes,
});

export function standupsContract(given: () => TestStore) {
  const repositories = () => given().store.repositories;
  const standups = () => repositories().standups;
  const occurrences = () => repositories().occurrences;
  const responses = () => repositories().responses;
  const leave = () => repositories().leave;
  const terms = () => repositories().terms;

  test('a standup is found again as it was saved, by its own workspace', async () => {
    const plain = standup();
    const full = standup({
      id: standupId('S2'),
      schedule: {
        ...plain.schedule,
        zone: 'Asia/Kolkata',
        everyTwoWeeksFrom: '2026-03-02',
        remindAt: { minutesAfterPrompt: 90.5 },
        windowHours: 7.5,
      },
      roster: { kind: 'channel', channel: general },
      state: 'paused',
      pauseReason: 'is_archived',
      region: 'DE-BE',
    });
    for (const each of [plain, full]) {
      await standups().add(each);
      expect(await standups().find(team, each.id)).toEqual(each);
      expect(await standups().find(otherTeam, each.id)).toBeUndefined();
    }
    const atWallTime = { ...plain, schedule: { ...plain.schedule, remindAt: '14:00' as const } };
    await standups().save(atWallTime, 1);
    expect(await standups().find(team, plain.id)).toEqual(atWallTime);
  });

  test('of two editors who began with one version, one is told that the other was faster', async () => {
    await standups().add(standup());
    expect(await standups().findHead(team, standup().id)).toMatchObject({ version: 1 });
    const mine = standup({ name: 'Mine', version: 2, roster: { kind: 'list', users: [ben] } });
    expect(await standups().save(mine, 1)).toBe(true);
    expect(await standups().save(standup({ name: 'Theirs', version: 2 }), 1)).toBe(false);
    expect(await standups().find(team, mine.id)).toEqual(mine);
    const { roster: _, ...head } = mine;
    expect(await standups().findHead(team, mine.id)).toEqual(head);
    expect(await standups().findHead(otherTeam, mine.id)).toBeUndefined();
  });

  test('the active ones are told over all workspaces', async () => {
    await standups().add(standup({ id: standupId('S1') }));
    await standups().add(standup({ id: standupId('S2'), state: 'paused' }));
    await standups().add(standup({ id: standupId('S3'), state: 'deleted' }));
    await standups().add(standup({ id: standupId('S4'), team: otherTeam }));
    const active = [...(await standups().active())].sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(active).toEqual([
      { team, id: 'S1' },
      { team: otherTeam, id: 'S4' },
    ]);
  });

  test('standups are listed by name, without deleted ones', async () => {
    await standups().add(standup({ id: standupId('S1'), name: 'Platform' }));
    await standups().add(standup({ id: standupId('S2'), name: 'Design', channel: random }));
    await standups().add(standup({ id: standupId('S3'), name: 'Gone', state: 'deleted' }));
    expect((await standups().all(team)).map(({ name }) => name)).toEqual(['Design', 'Platform']);
    expect((await standups().ofChannel(team, general)).map(({ name }) => name)).toEqual(['Platform']);
    expect(await standups().all(otherTeam)).toEqual([]);
  });

  test('a standup is found by what its roster is in step with', async () => {
    const channel = standup({ roster: { kind: 'channel', channel: random } });
    const group = standup({ id: standupId('S2'), roster: { kind: 'group', group: 'SGROUP' } });
    await standups().add(channel);
    await standups().add(group);
    expect(await standups().inStepWith(team, { channel: random })).toEqual([channel]);
    expect(await standups().inStepWith(team, { channel: general })).toEqual([]);
    expect(await standups().inStepWith(team, { group: 'SGROUP' })).toEqual([group]);
  });

  test("a list's people are its members; those of a channel are as last seen", async () => {
    const like = userId(`${ana}2`);
    await standups().add(standup({ roster: { kind: 'list', users: [ben, ana] } }));
    const inStep = standup({ id: standupId('S2'), roster: { kind: 'channel', channel: random } });
    await standups().add(inStep);
    await standups().setMembers(team, inStep.id, [ana, ana]);
    await standups().add(
      standup({ id: standupId('S3'), roster: { kind: 'list', users: [] }, observers: [like] }),
    );
    expect(await standups().members(team, standup().id)).toEqual([ben, ana]);
    expect(await standups().members(team, inStep.id)).toEqual([ana]);
    expect((await standups().ofMember(team, ana)).map(({ id }) => id).sort()).toEqual(['S1', 'S2']);
    expect((await standups().ofMember(team, like)).map(({ id }) => id)).toEqual(['S3']);
  });

  test('an occurrence is added once, and found as it was added', async () => {
    const first = occurrence({ due: { kind: 'prompt', at: NOW } });
    expect(
      await occurrences().add([first, occurrence({ user: ben, state: 'missed', reason: 'outage' })]),
    ).toBe(2);
    expect(await occurrences().add([occurrence({ state: 'closed' })])).toBe(0);
    expect(await occurrences().find(key())).toEqual(first);
    expect(await occurrences().find(key({ team: otherTeam }))).toBeUndefined();
    expect(await occurrences().find(key({ user: ben }))).toMatchObject({ reason: 'outage' });
  });

  test('a change over another state than expected is refused', async () => {
    await occurrences().add([occurrence({ due: { kind: 'prompt', at: NOW } })]);
    const prompted = occurrence({
      state: 'prompted',
      promptedAt: NOW,
      due: { kind: 'remind', at: NOW + HOUR_MS },
    });
    expect(await occurrences().change(prompted, 'prompted')).toBe(false);
    expect(await occurrences().change(prompted, 'waiting')).toBe(true);
    expect(await occurrences().find(key())).toEqual(prompted);
  });

  test('a change leaves the times of a turn as they were planned', async () => {
    await occurrences().add([occurrence()]);
    const moved = occurrence({ state: 'prompted', promptAt: NOW + 1, remindAt: NOW + 2, closesAt: NOW + 3 });
    expect(await occurrences().change(moved, 'waiting')).toBe(true);
    expect(await occurrences().find(key())).toEqual(occurrence({ state: 'prompted' }));
  });

  test('what is due is taken once, oldest first, and nothing before its time', async () => {
    await occurrences().add([
      occurrence({ due: { kind: 'remind', at: NOW } }),
      occurrence({ user: ben, due: { kind: 'close', at: NOW - 1 } }),
      occurrence({ workDay: '2026-03-03', due: { kind: 'prompt', at: NOW + 1 } }),
    ]);
    expect(await occurrences().nextDue()).toBe(NOW - 1);
    expect((await occurrences().takeDue(NOW, 1)).map(({ user, due }) => [user, due])).toEqual([
      [ben, { kind: 'close', at: NOW - 1 }],
    ]);
    expect((await occurrences().takeDue(NOW, 9)).map(({ due }) => due?.kind)).toEqual(['remind']);
    expect(await occurrences().takeDue(NOW, 9)).toEqual([]);
    expect((await occurrences().find(key()))?.due).toBeUndefined();
    expect(await occurrences().nextDue()).toBe(NOW + 1);
  });

  test('of many takers at once, each gets others', async () => {
    const users = Array.from({ length: 40 }, (_, n) => userId(`U${n}`));
    await occurrences().add(users.map((user) => occurrence({ user, due: { kind: 'prompt', at: NOW } })));
    const taken = await Promise.all(users.slice(0, 8).map(() => occurrences().takeDue(NOW, 5)));
    const all = taken.flat().map(({ user }) => user);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length + (await occurrences().takeDue(NOW, 40)).length).toBe(40);
  });

  test('a large workspace does not hold up a small one', async () => {
    const users = Array.from({ length: 5 }, (_, n) => userId(`U${n}`));
    const due = { kind: 'prompt', at: NOW } as const;
    await occurrences().add(users.map((user) => occurrence({ user, due: { ...due, at: NOW - 5 } })));
    await occurrences().add([occurrence({ team: otherTeam, due })]);
    expect((await occurrences().takeDue(NOW, 2)).map((each) => each.team).sort()).toEqual([team, otherTeam]);
  });

  test('what was taken in a transaction that fails is due again', async () => {
    await occurrences().add([occurrence({ due: { kind: 'prompt', at: NOW } })]);
    const failing = given().store.transaction(async () => {
      await occurrences().takeDue(NOW, 9);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await occurrences().takeDue(NOW, 9)).toHaveLength(1);
  });

  test('those that wait are taken back, and no others', async () => {
    await occurrences().add([
      occurrence(),
      occurrence({ user: ben }),
      occurrence({ workDay: '2026-03-01', state: 'prompted' }),
    ]);
    expect(await occurrences().removeWaiting(team, standup().id, ana)).toBe(1);
    expect(await occurrences().removeWaiting(team, standup().id)).toBe(1);
    expect(await occurrences().find(key({ workDay: '2026-03-01' }))).toBeDefined();
  });

  test('occurrences are found by day, by person, and by whether they are open', async () => {
    const other = standupId('S2');
    const early = occurrence({ standup: other, opensAt: NOW - 2, promptAt: NOW - 1, closesAt: NOW + 9 });
    const late = occurrence({ opensAt: NOW, promptAt: NOW + 1, closesAt: NOW + 9 });
    const past = occurrence({ workDay: '2026-03-01', promptAt: NOW - 9, opensAt: NOW - 9, closesAt: NOW });
    const closed = occurrence({ ...early, workDay: '2026-03-01', state: 'closed', promptAt: NOW - 5 });
    await occurrences().add([late, early, past, closed, occurrence({ user: ben })]);
    expect(await occurrences().openFor(team, ana, NOW)).toEqual([early, late]);
    expect((await occurrences().ofDay(team, standup().id, DAY)).map(({ user }) => user)).toEqual([ana, ben]);
    expect(await occurrences().latest(team, standup().id, ana)).toEqual(late);
    expect(await occurrences().ofMember(team, standup().id, ana, NOW - 9)).toEqual([past, late]);
    expect(await occurrences().ofMember(team, standup().id, ana, NOW - 8)).toEqual([late]);
    expect(await occurrences().recent(team, ana, 3)).toEqual([late, early, closed]);
  });

  test('old occurrences are forgotten once nothing of them is due', async () => {
    await occurrences().add([
      occurrence({ closesAt: NOW - 1 }),
      occurrence({ user: ben, closesAt: NOW - 1, due: { kind: 'close', at: NOW - 1 } }),
      occurrence({ workDay: '2026-03-03', closesAt: NOW }),
    ]);
    expect(await occurrences().purge(NOW)).toBe(1);
    expect(await occurrences().find(key())).toBeUndefined();
  });

  test('three identical submits make one answer; another one changes it', async () => {
    const saved = response();
    const both = await Promise.all([
      responses().save(saved),
      responses().save(saved),
      responses().save(saved),
    ]);
    expect(both.sort()).toEqual(['added', 'same', 'same']);
    expect(await responses().find(key())).toEqual(saved);
    await responses().setPosted(key(), messageTs('5.0'));
    const edited = response({ answers: ['a', '', 'c'], submittedAt: NOW + 5, editedAt: NOW + 5, late: true });
    expect(await responses().save(edited)).toBe('changed');
    const changed = response({ answers: ['a', '', 'c'], editedAt: NOW + 5 });
    expect(await responses().find(key())).toEqual(changed);
    // Whoever shows what it was before the edit does not make the edit shown.
    await responses().setPosted(key(), messageTs('5.0'));
    expect(await responses().find(key())).toEqual(changed);
    await responses().setPosted({ ...key(), editedAt: NOW + 5 }, messageTs('5.0'));
    expect(await responses().find(key())).toEqual({ ...changed, postedTs: messageTs('5.0') });
  });

  test('answers are found by day, by person, and as history of whole work days', async () => {
    const monday = response({ submittedAt: NOW });
    const bens = response({ user: ben, submittedAt: NOW - 1 });
    const friday = response({ workDay: '2026-02-27', submittedAt: NOW - 2 });
    const thursday = response({ workDay: '2026-02-26', submittedAt: NOW - 3 });
    for (const each of [monday, thursday, bens, friday]) await responses().save(each);
    expect(await responses().ofDay(team, standup().id, DAY)).toEqual([bens, monday]);
    expect(await responses().before(key())).toEqual(friday);
    expect(await responses().before(key({ workDay: '2026-02-26' }))).toBeUndefined();
    expect(await responses().history(team, standup().id, 2)).toEqual([bens, monday, friday]);
    expect(await responses().allOf(team, ana)).toEqual([monday, friday, thursday]);
  });

  test('names, questions and answers are not readable in what is stored', async () => {
    await standups().add(standup());
    await responses().save(response());
    for (const text of [standup().name, 'What did you finish', 'the importer']) {
      expect(await given().wrote(text)).toBe(false);
    }
    expect(await given().wrote(standup().id)).toBe(true); // Ids are: the test sees what is stored.
  });

  test('a standup is found by its owners, and not by whose id is like theirs', async () => {
    const like = userId(`${ana}2`);
    await standups().add(standup({ owners: [ben, ana] }));
    await standups().add(standup({ id: standupId('S2'), name: 'Design', owners: [ana] }));
    await standups().add(standup({ id: standupId('S3'), owners: [ana], state: 'deleted' }));
    expect((await standups().ownedBy(team, ana)).map(({ id }) => id)).toEqual(['S2', 'S1']);
    expect(await standups().ownedBy(team, like)).toEqual([]);
    expect(await standups().ownedBy(otherTeam, ana)).toEqual([]);
  });

  test('deleting a person leaves them in no row', async () => {
    const theirs = standup({ owners: [ana, ben], observers: [ana], createdBy: ana });
    await standups().add(theirs);
    await occurrences().add([occurrence(), occurrence({ user: ben })]);
    await responses().save(response());
    await leave().add(team, ana, { from: DAY, to: DAY }, NOW);
    await terms().set(team, theirs.id, ana, { schedule: theirs.schedule, zone: 'UTC', settledUntil: NOW });
    for (const each of [standups(), occurrences(), responses(), leave(), terms()]) {
      expect(await each.deletePerson(team, ana)).toBeGreaterThan(0);
    }
    expect(await inAnyRow(given().store, ana)).toBe(false);
    expect(await standups().find(team, theirs.id)).toMatchObject({
      ...{ owners: [ben], observers: [], roster: { users: [ben] }, version: 2 },
    });
  });
}

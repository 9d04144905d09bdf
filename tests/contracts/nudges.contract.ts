import { expect, test } from '@jest/globals';
import { channelId, messageTs, userId } from '../../src/core/ids.js';
import { inAnyRow } from './rows.js';
import { ana, ben, general, HOUR_MS, NOW, nudge, otherTeam, random, team } from './samples.js';
import type { TestStore } from './test-engine.js';

const DAY_MS = 24 * HOUR_MS;

export function nudgesContract(given: () => TestStore) {
  const nudges = () => given().store.repositories.nudges;
  const take = (user = ana, channel = general, now = NOW, of = team) =>
    nudges().takeTurn({
      ...{ team: of, user, channel, now },
      ...{ personCooldownMs: DAY_MS, channelCooldownMs: 2 * HOUR_MS },
    });

  test('the size of the meeting that was asked for is kept, when the message told it', async () => {
    await nudges().record(nudge({ people: 3, minutes: 30 }));
    expect(await nudges().allOf(team, ana)).toEqual([nudge({ people: 3, minutes: 30 })]);
  });

  test('a turn starts both cooldowns', async () => {
    expect(await take()).toBe('taken');
    expect(await nudges().lastNudged(team, ana, general)).toEqual({ person: NOW, channel: NOW });
    expect(await take(ana, random)).toBe('person-cooldown');
    expect(await take(ben, general)).toBe('channel-cooldown');
    expect(await take(ben, random)).toBe('taken');
  });

  test('a cooldown is over after exactly its length, and not a millisecond before', async () => {
    await take();
    expect(await take(ana, random, NOW + DAY_MS - 1)).toBe('person-cooldown');
    expect(await take(ana, random, NOW + DAY_MS)).toBe('taken');
  });

  test('a turn that the channel refuses leaves the person as they were', async () => {
    await take(ben, general);
    expect(await take(ana, general)).toBe('channel-cooldown');
    expect(await nudges().lastNudged(team, ana, random)).toEqual({});
    await take(ana, random);
    await take(ben, general, NOW + DAY_MS);
    expect(await take(ana, general, NOW + DAY_MS)).toBe('channel-cooldown');
    expect(await nudges().lastNudged(team, ana, random)).toEqual({ person: NOW, channel: NOW });
  });

  test('of many turns of one person at once, one is taken', async () => {
    const turns = Array.from({ length: 20 }, (_, n) => take(ana, channelId(`C${n}`)));
    expect((await Promise.all(turns)).filter((turn) => turn === 'taken')).toHaveLength(1);
  });

  test('of many turns in one channel at once, one is taken, and the others may take theirs elsewhere', async () => {
    const people = Array.from({ length: 20 }, (_, n) => userId(`U${n}`));
    const turns = await Promise.all(people.map((user) => take(user, general)));
    expect(turns.filter((turn) => turn === 'taken')).toHaveLength(1);
    const losers = people.filter((_, n) => turns[n] !== 'taken');
    for (const [n, user] of losers.entries()) expect(await take(user, channelId(`C${n}`))).toBe('taken');
  });

  test('cooldowns of one workspace are nothing to another', async () => {
    await take();
    expect(await take(ana, general, NOW, otherTeam)).toBe('taken');
  });

  test('a turn is given back when its transaction fails', async () => {
    const failed = given().store.transaction(async () => {
      await take();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await take()).toBe('taken');
  });

  test('a choice is found again as it was recorded, and a second record is nothing', async () => {
    const spoken = nudge({ threadTs: messageTs('0.9') });
    await nudges().record(spoken);
    await nudges().record({ ...spoken, quiet: 'snoozed' });
    expect(await nudges().find(team, general, spoken.ts)).toEqual(spoken);
    expect(await nudges().find(otherTeam, general, spoken.ts)).toBeUndefined();
  });

  test('whether a rule spoke in a thread is known, and a silence is no speaking', async () => {
    const threadTs = messageTs('0.9');
    const spoke = () => nudges().spokeIn(team, general, threadTs, 'long-thread');
    await nudges().record(nudge({ threadTs }));
    await nudges().record(nudge({ threadTs, rule: 'long-thread', quiet: 'settled' }));
    expect(await spoke()).toBe(false);
    await nudges().record(nudge({ threadTs, rule: 'long-thread', ts: messageTs('2.0') }));
    expect(await spoke()).toBe(true);
    expect(await nudges().spokeIn(otherTeam, general, threadTs, 'long-thread')).toBe(false);
  });

  test('feedback and words that the author chose to send are kept with the choice', async () => {
    await nudges().record(nudge());
    await nudges().giveFeedback(team, general, nudge().ts, 'not-a-request', NOW);
    await nudges().attachText(team, general, nudge().ts, 'nobody wanted to meet');
    expect(await nudges().find(team, general, nudge().ts)).toEqual(
      nudge({ feedback: 'not-a-request', attachedText: 'nobody wanted to meet' }),
    );
    expect(await given().wrote('nobody wanted to meet')).toBe(false);
    await nudges().record(nudge({ ts: messageTs('2.0') }));
    expect((await nudges().withAttachedText(10)).map((each) => each.attachedText)).toEqual([
      'nobody wanted to meet',
    ]);
  });

  test('the last choices about a person come newest first', async () => {
    for (const n of [1, 3, 2]) await nudges().record(nudge({ ts: messageTs(`${n}.0`), decidedAt: NOW + n }));
    await nudges().record(nudge({ ts: messageTs('9.0'), user: ben, quiet: 'snoozed' }));
    const recent = await nudges().recent(team, ana, 2);
    expect(recent.map((each) => each.ts)).toEqual(['3.0', '2.0']);
    expect(await nudges().allOf(team, ana)).toHaveLength(3);
  });

  test('deleting a person leaves nothing of theirs, and everything of others', async () => {
    await take();
    await nudges().record(nudge());
    await nudges().record(nudge({ ts: messageTs('2.0'), user: ben }));
    expect(await nudges().deletePerson(team, ana)).toBe(2);
    expect(await nudges().allOf(team, ana)).toEqual([]);
    expect(await nudges().lastNudged(team, ana, random)).toEqual({});
    expect(await nudges().allOf(team, ben)).toHaveLength(1);
    expect(await inAnyRow(given().store, ana)).toBe(false);
  });

  test('old choices and turns are forgotten, newer ones are kept', async () => {
    await take();
    await nudges().record(nudge({ decidedAt: NOW }));
    await nudges().record(nudge({ ts: messageTs('2.0'), decidedAt: NOW + 1 }));
    expect(await nudges().purge(NOW + 1)).toBe(3);
    expect(await nudges().allOf(team, ana)).toHaveLength(1);
  });
}

/** When a live talk is spoken of, to whom, and when not: through the slice, as its listeners hear it. */
import { describe, expect, test } from '@jest/globals';
import { userId } from '../../../src/core/ids.js';
import type { QuietReason } from '../../../src/nudges/nudge.js';
import { checkMessage } from '../../support/check-limits.js';
import { TEAM } from '../../support/fake-slack.js';
import { ANA, BEN, CHANNEL, debate, START, said, talkWorld, tsOf } from './world.js';

describe('a live thread', () => {
  test('is spoken of once, to whoever began it, where the talk is', async () => {
    const world = talkWorld();
    await world.process('W1').hear(...debate(40));
    expect(world.outbox.sent).toHaveLength(1);
    expect(world.outbox.sent[0]).toMatchObject({
      to: { kind: 'ephemeral', channel: CHANNEL, user: ANA, threadTs: tsOf(0) },
      unasked: 'nudge',
    });
    expect(checkMessage(world.outbox.sent[0]?.content ?? { text: '', blocks: [] })).toEqual([]);
    expect(world.nudges.records).toMatchObject([
      {
        rule: 'long-thread',
        user: ANA,
        ts: tsOf(13 * 20),
        threadTs: tsOf(0),
        saw: ['14 messages in 4 min', '2 people, 13 changes of speaker'],
      },
    ]);
    expect(JSON.stringify(world.nudges.records)).not.toContain('queue');
  });

  test('that goes on the next day is not spoken of again', async () => {
    const world = talkWorld();
    const process = world.process('W1');
    await process.hear(...debate(20));
    world.deliveries.claimed.clear();
    const later = debate(20).map((each) =>
      said(Number(each.ts) - START + 2 * 86_400, each.user, { threadTs: tsOf(0) }),
    );
    await process.hear(...later.slice(1));
    await world.process('W2').hear(...later.slice(1));
    expect(world.outbox.sent).toHaveLength(1);
  });

  test('counts no message twice, whatever order they come in', async () => {
    const world = talkWorld();
    const few = debate(13);
    await world.process('W1').hear(...[...few].reverse(), ...few, ...few);
    expect(world.outbox.sent).toEqual([]);
  });

  test('counts no deleted message', async () => {
    const world = talkWorld();
    const process = world.process('W1');
    await process.hear(...debate(13));
    process.slice.listeners.deletion?.({ team: TEAM, channel: CHANNEL, ts: tsOf(40), threadTs: tsOf(0) });
    await process.hear(...debate(14).slice(-1));
    expect(world.outbox.sent).toEqual([]);
    await process.hear(...debate(15).slice(-1));
    expect(world.outbox.sent).toHaveLength(1);
  });

  test('counts what people say, not apps', async () => {
    const world = talkWorld();
    await world.process('W1').hear(...debate(40, { fromBot: true }));
    expect(world.nudges.records).toEqual([]);
  });

  test('that reaches us long after is not spoken of', async () => {
    const world = talkWorld();
    world.move(3_600);
    await world.process('W1').hear(...debate(40));
    expect(world.outbox.sent).toEqual([]);
  });
});

describe('talk in a channel, outside threads,', () => {
  const inChannel = (from: number, messages: number) =>
    Array.from({ length: messages }, (_, n) => said(from + n * 20, n % 2 ? BEN : ANA));

  test('is spoken of too, once until it pauses', async () => {
    const world = talkWorld();
    await world.channels.change(TEAM, CHANNEL, { cooldownMinutes: 1 }, ANA, 0);
    const process = world.process('W1');
    await process.hear(...inChannel(0, 60));
    expect(world.asked()).toEqual([ANA]);
    expect(world.outbox.sent[0]?.to).not.toHaveProperty('threadTs');
    world.person(BEN);
    const again = inChannel(30 * 3_600, 20).map((each) => ({ ...each, user: each.user === ANA ? BEN : ANA }));
    await process.hear(...again);
    expect(world.asked()).toEqual([ANA, BEN]);
  });
});

describe('the one who is asked', () => {
  const CHI = userId('UCHI');

  test.each([
    ['left the workspace', { isDeactivated: true }, true],
    ['is an app', { isBot: true }, true],
    ['left the channel', {}, false],
  ])('is the most active one when whoever began it %s', async (_, of, isMember) => {
    const world = talkWorld();
    world.person(CHI, of);
    if (isMember) world.members.add(CHI);
    const talk = debate(20, { threadStarter: CHI, threadTs: tsOf(-9) });
    await world.process('W1').hear(said(-5, BEN, { threadStarter: CHI, threadTs: tsOf(-9) }), ...talk);
    expect(world.asked()).toEqual([BEN]);
  });

  test('is whoever began it, also when they say nothing more', async () => {
    const world = talkWorld();
    world.person(CHI);
    world.members.add(CHI);
    await world.process('W1').hear(...debate(20, { threadStarter: CHI, threadTs: tsOf(-9) }));
    expect(world.asked()).toEqual([CHI]);
  });
});

describe('silence, with its reason,', () => {
  type World = ReturnType<typeof talkWorld>;
  const off = { optedOut: false, quietRules: [] };
  test.each<[QuietReason, (world: World) => unknown]>([
    ['channel-off', (world) => world.channels.change(TEAM, CHANNEL, { nudges: false }, ANA, 0)],
    ['channel-off', (world) => world.channels.change(TEAM, CHANNEL, { talkMessages: 0 }, ANA, 0)],
    ['incident', (world) => world.channels.change(TEAM, CHANNEL, { incident: true }, ANA, 0)],
    ['guest', (world) => world.person(ANA, { isGuest: true })],
    ['opted-out', (world) => world.preferences.change(TEAM, ANA, { ...off, optedOut: true }, 0)],
    ['opted-out', (world) => world.preferences.change(TEAM, ANA, { quietRules: ['long-thread'] }, 0)],
    ['snoozed', (world) => world.preferences.change(TEAM, ANA, { snoozedUntil: START * 2_000 }, 0)],
    ['person-cooldown', (world) => turn(world, ANA, 'C2')],
    ['channel-cooldown', (world) => turn(world, userId('UX'), CHANNEL)],
    [
      'budget-spent',
      (world) => {
        world.outbox.unaskedSince = async () => 2;
      },
    ],
  ])('%s', async (reason, given) => {
    const world = talkWorld();
    await given(world);
    await world.process('W1').hear(...debate(30));
    expect(world.outbox.sent).toEqual([]);
    expect(world.nudges.records).toMatchObject([{ quiet: reason, user: ANA, rule: 'long-thread' }]);
  });
  const turn = (world: World, user: typeof ANA, channel: string) =>
    world.nudges.takeTurn({
      ...{ team: TEAM, user, channel: channel as typeof CHANNEL, now: START * 1000 },
      ...{ personCooldownMs: 1, channelCooldownMs: 1 },
    });

  test('external-channel', async () => {
    const world = talkWorld();
    await world.process('W1').hear(...debate(30, { external: true }));
    expect(world.quiet()).toEqual(['external-channel']);
  });

  test('because of an outcome is told once, and ends when the talk goes on without one', async () => {
    const world = talkWorld();
    const settled = debate(40).map((each, n) =>
      n === 8 ? { ...each, text: 'good, we decided to keep one queue' } : each,
    );
    await world.process('W1').hear(...settled);
    expect(world.quiet()).toEqual(['settled', undefined]);
  });

  test('a channel hears of it sooner or later, as it wishes', async () => {
    const first = async (change: Parameters<ReturnType<typeof talkWorld>['channels']['change']>[2]) => {
      const world = talkWorld();
      await world.channels.change(TEAM, CHANNEL, change, ANA, 0);
      await world.process('W1').hear(...debate(60));
      return (Number(world.nudges.records[0]?.ts) - Number(tsOf(0))) / 20 + 1;
    };
    const firsts = [];
    for (const change of [
      {},
      { talkMessages: 9 },
      { talkMessages: 25 },
      { sensitivity: 'low' },
      { sensitivity: 'high' },
    ] as const)
      firsts.push(Math.round(await first(change)));
    expect(firsts).toEqual([14, 9, 25, 18, 12]);
  });
});

describe('several processes', () => {
  test('that each hear a part of it speak of it once, soon after it is enough', async () => {
    const world = talkWorld();
    const processes = [world.process('W1'), world.process('W2')];
    for (const [n, message] of debate(40).entries()) await processes[n % 2]?.hear(message);
    expect(world.outbox.sent).toHaveLength(1);
    const at = (Number(world.nudges.records[0]?.ts) - Number(tsOf(0))) / 20 + 1;
    expect(Math.round(at)).toBeLessThanOrEqual(18);
    // Two processes, forty messages: far from a write for each.
    expect(world.talks.writes).toBeLessThanOrEqual(8);
  });

  test('that each hear all of it speak of it once', async () => {
    const world = talkWorld();
    const processes = [world.process('W1'), world.process('W2')];
    for (const message of debate(40)) await Promise.all(processes.map((each) => each.hear(message)));
    expect(world.outbox.sent).toHaveLength(1);
    expect(world.nudges.records).toHaveLength(1);
  });

  test('a quiet channel costs no write', async () => {
    const world = talkWorld();
    await world.process('W1').hear(...debate(4));
    expect(world.talks.writes).toBe(0);
  });

  test('one that starts anew knows what was said before it', async () => {
    const world = talkWorld();
    const [before, after] = [world.process('W1'), world.process('W2')];
    await before.hear(...debate(13));
    await before.slice.leaveTalks();
    await after.slice.recallTalks();
    await after.hear(...debate(14).slice(-1));
    expect(world.asked()).toEqual([ANA]);
  });

  test('one that was killed leaves what it had told', async () => {
    const world = talkWorld();
    await world.process('W1').hear(...debate(12));
    const after = world.process('W2');
    await after.slice.recallTalks();
    await after.hear(...debate(17).slice(12));
    expect(world.asked()).toEqual([ANA]);
  });
});

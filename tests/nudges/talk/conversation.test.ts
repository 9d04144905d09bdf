import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, messageTs, teamId, userId } from '../../../src/core/ids.js';
import {
  addSaid,
  type Conversation,
  MOST_TURNS,
  newConversation,
  ownSaid,
  removeSaid,
  rewordSaid,
  turnsOf,
} from '../../../src/nudges/talk/conversation.js';

const START = 1_772_355_600;
const talk = (): Conversation => newConversation({ team: teamId('T1'), channel: channelId('C1') });
const tsOf = (second: number) => messageTs(`${START + second}.000100`);
const hear = (to: Conversation, second: number, user = 'UANA', text: string | undefined = 'some words') =>
  addSaid(to, { ts: tsOf(second), user: userId(user), at: Number(tsOf(second)), marks: 0 }, text);
const seconds = (of: Conversation) => turnsOf(of).map(({ at }) => Math.floor(at) - START);

describe('a conversation', () => {
  test('is the same whatever order its messages come in, and however often', () => {
    const heard = fc.uniqueArray(fc.integer({ min: 0, max: 1_700 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        heard.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 0 })),
        ),
        ([list, again]) => {
          const [one, other] = [talk(), talk()];
          for (const second of [...list].sort((a, b) => a - b)) hear(one, second);
          for (const second of [...list, ...again]) hear(other, second);
          expect(seconds(other)).toEqual(seconds(one));
          expect(other.held).toBe(one.held);
          expect(other.untold).toBe(list.length);
        },
      ),
    );
  });

  test('ends half an hour before its newest message', () => {
    const one = talk();
    for (const second of [0, 100, 1_800, 1_850]) hear(one, second);
    expect(seconds(one)).toEqual([100, 1_800, 1_850]);
    expect(hear(one, 40)).toBe(false);
  });

  test('begins anew after a pause of half an hour; a thread that was decided about stays so', () => {
    const channel = talk();
    const thread = newConversation({ team: teamId('T1'), channel: channelId('C1'), threadTs: tsOf(0) });
    for (const each of [channel, thread]) {
      hear(each, 0);
      each.considered = true;
      each.noted.add('settled');
      hear(each, 1_801);
      expect([seconds(each), each.noted.size, each.held]).toEqual([[1_801], 0, 'some words'.length]);
    }
    expect([channel.considered, thread.considered]).toEqual([false, true]);
  });

  test('holds so many messages at most, and counts the characters it holds', () => {
    const one = talk();
    for (let n = 0; n < 200; n += 1) hear(one, n, `U${n % 2}`, 'x'.repeat(n === 150 ? 9_000 : 10));
    expect(one.entries).toHaveLength(MOST_TURNS);
    expect(one.held).toBe((MOST_TURNS - 1) * 10 + 2_000);
  });

  test('forgets a deleted message for good, also when it is delivered once more', () => {
    const one = talk();
    for (const second of [1, 2, 3]) hear(one, second);
    expect(removeSaid(one, tsOf(2))).toBe(true);
    expect(removeSaid(one, tsOf(2))).toBe(false);
    expect(removeSaid(one, tsOf(9))).toBe(false);
    expect(hear(one, 2)).toBe(false);
    expect(seconds(one)).toEqual([1, 3]);
    expect(one.held).toBe('some words'.length * 2);
    expect(ownSaid(one).map(({ gone }) => gone)).toEqual([false, true, false]);
  });

  test('takes in a deletion that another replica heard of', () => {
    const one = talk();
    hear(one, 1);
    addSaid(one, { ts: tsOf(1), user: userId('UANA'), at: Number(tsOf(1)), marks: 0, gone: true });
    expect([seconds(one), one.held]).toEqual([[], 0]);
  });

  test('counts an edited message once, with its new words', () => {
    const one = talk();
    hear(one, 1);
    rewordSaid(one, tsOf(1), 'other words than before', 2);
    rewordSaid(one, tsOf(7), 'never heard of', 2);
    expect(one.entries).toMatchObject([{ text: 'other words than before', marks: 2 }]);
    expect(one.held).toBe('other words than before'.length);
  });

  test('takes no message whose ts is no time', () => {
    const one = talk();
    for (const ts of ['', 'now', 'NaN', 'Infinity'])
      expect(
        addSaid(one, { ts: messageTs(ts), user: userId('U1'), at: Number(ts || 'x'), marks: 0 }, 'x'),
      ).toBe(false);
    expect(one.entries).toEqual([]);
  });
});

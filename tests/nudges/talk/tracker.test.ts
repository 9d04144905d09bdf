import { describe, expect, test } from '@jest/globals';
import { channelId, messageTs, userId } from '../../../src/core/ids.js';
import { longThread } from '../../../src/nudges/rules/long-thread.js';
import { createTalkTracker } from '../../../src/nudges/talk/tracker.js';
import type { IncomingMessage } from '../../../src/slack/incoming.js';
import { TEAM } from '../../support/fake-slack.js';

const START = 1_772_355_600;
const CHANNEL = channelId('C1');
const tsOf = (second: number) => messageTs(`${START + second}.000100`);

type Said = IncomingMessage & { readonly user: NonNullable<IncomingMessage['user']> };
const said = (second: number, more: Partial<Said> = {}): Said => ({
  ...{ eventId: `Ev${second}`, team: TEAM, channel: CHANNEL, channelType: 'channel', ts: tsOf(second) },
  ...{ user: userId('UANA'), text: `said at ${second}`, fromBot: false, edited: false },
  ...{ external: false, authorExternal: false },
  ...more,
});

function setUp() {
  let now = START * 1000;
  const tracker = createTalkTracker({ rule: longThread, clock: { now: () => now, wakeAt: () => () => {} } });
  const texts = (threadTs?: ReturnType<typeof tsOf>) =>
    tracker.recentTexts(TEAM, CHANNEL, threadTs).map(({ text }) => text);
  const at = (second: number) => {
    now = (START + second) * 1000;
  };
  return { tracker, texts, at };
}

describe('the talks in memory', () => {
  test('a thread begins with the message it hangs from, and whoever wrote that began it', () => {
    const { tracker, texts } = setUp();
    tracker.hear(said(0, { user: userId('UBEN') }));
    const talk = tracker.hear(said(5, { threadTs: tsOf(0) }));
    expect(talk?.starter).toBe('UBEN');
    expect(texts(tsOf(0))).toEqual(['said at 0', 'said at 5']);
    expect(texts()).toEqual(['said at 0']);
  });

  test('of a thread whose beginning nobody heard, Slack tells who began it', () => {
    const { tracker } = setUp();
    expect(tracker.hear(said(5, { threadTs: tsOf(0), threadStarter: userId('UCHI') }))?.starter).toBe('UCHI');
  });

  test('a message heard before is nothing', () => {
    const { tracker } = setUp();
    expect(tracker.hear(said(1))).toBeDefined();
    expect(tracker.hear(said(1, { eventId: 'EvOther' }))).toBeUndefined();
  });

  test('edited words replace, deleted ones go, in the thread and in the channel', () => {
    const { tracker, texts } = setUp();
    tracker.hear(said(0));
    tracker.hear(said(5, { threadTs: tsOf(0) }));
    tracker.reword(said(5, { threadTs: tsOf(0), text: 'better said', edited: true }));
    tracker.remove({ team: TEAM, channel: CHANNEL, ts: tsOf(0) });
    expect([texts(tsOf(0)), texts()]).toEqual([['better said'], []]);
    tracker.remove({ team: TEAM, channel: CHANNEL, ts: tsOf(5), threadTs: tsOf(0) });
    expect(texts(tsOf(0))).toEqual([]);
  });

  test('words are gone half an hour after the last of them', () => {
    const { tracker, texts, at } = setUp();
    tracker.hear(said(0));
    at(1_800);
    expect(texts()).toHaveLength(1);
    at(1_802);
    expect(texts()).toEqual([]);
    tracker.sweep();
    expect([...tracker.all()]).toEqual([]);
  });

  test('what one person said can be forgotten', () => {
    const { tracker, texts } = setUp();
    tracker.hear(said(0));
    tracker.hear(said(1, { user: userId('UBEN') }));
    tracker.forgetPerson(TEAM, userId('UANA'));
    expect(texts()).toEqual(['said at 1']);
  });

  test('there are 2,000 of them at most; the least recently heard goes first', () => {
    const { tracker, texts } = setUp();
    tracker.hear(said(0));
    for (let n = 0; n < 2_500; n += 1) tracker.hear(said(n, { channel: channelId(`CX${n}`) }));
    expect([...tracker.all()]).toHaveLength(2_000);
    expect(texts()).toEqual([]);
  });

  test('however long the messages, the words in memory stay below their limit', () => {
    const { tracker } = setUp();
    const text = 'long '.repeat(2_000);
    for (let n = 0; n < 10_000; n += 1)
      tracker.hear(said(n / 10, { channel: channelId(`CX${n % 500}`), text }));
    const held = [...tracker.all()].flatMap(({ entries }) => entries.map((entry) => entry.text?.length ?? 0));
    expect(held.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(8_000_000);
  });
});

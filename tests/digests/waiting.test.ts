/** What digests tell of that waits for somebody: blockers, questions and decisions. */
import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/core/calendar-date.js';
import { decisionId, messageTs, userId } from '../../src/core/ids.js';
import type { DigestReaders } from '../../src/digests/readers.js';
import { NOW, scope, textOf, told } from './told.js';

describe('blockers', () => {
  const blocker = (user: string, line: string, since: CalendarDate) => ({ user: userId(user), line, since });
  const open: Partial<DigestReaders> = {
    openBlockers: async () => [
      blocker('UANA', 'the <release> keys', '2026-01-31'),
      blocker('UBEN', 'a review by Mei', '2026-02-02'),
      blocker('UMEI', 'mei needs a break', '2026-02-02'),
      blocker('ULEO', 'the weather', '2026-02-01'),
    ],
  };
  const readBy = [{ user: userId('UMEI'), name: 'mei' }];

  test('stand for two days before everybody is told of them, and are no news', async () => {
    const { messages, lines, news } = await told('blockers', open);
    expect(lines).toHaveLength(1);
    expect(textOf(messages)).toContain('*UANA* since Sat 31 Jan: the &lt;release&gt; keys');
    expect(news).toBe(false);
  });

  test('that name whom it is for are told to them first, at once, and as news', async () => {
    const { messages, lines, news } = await told('blockers', open, { ...scope, readBy });
    expect(lines).toHaveLength(2);
    expect(textOf(messages)).toContain('• For *UMEI*: *UBEN* since Mon 2 Feb: a review by Mei\\n• *UANA*');
    expect(news).toBe(true);
    expect((await told('blockers', open, { ...scope, readBy, first: '2026-02-03' })).news).toBe(false);
  });
});

describe('what waits for an answer', () => {
  const waiting = (since: number, people = ['UBEN', 'UMEI']) => ({
    ...{ id: decisionId('D1'), owner: userId('UANA'), question: 'Do we <move>?', ts: messageTs('1.1') },
    ...{ state: 'proposed' as const, deadline: NOW + 3_600_000 },
    waitsFor: people.map((user) => ({ user: userId(user), since })),
  });
  const asked = (since: number, people?: string[]) =>
    told('questions', { unansweredDecisions: async () => [waiting(since, people)] });

  test('names a decision with who has not answered it, as news once they had their time', async () => {
    const { messages, news } = await asked(NOW - 1);
    expect(textOf(messages)).toContain(
      'Do we &lt;move&gt;?, a decision: no position yet from *UBEN* and *UMEI*, until <!date^1770055200^',
    );
    expect(news).toBe(true);
    expect((await asked(scope.from - 1)).news).toBe(false);
  });

  test('names a few of many', async () => {
    const { messages } = await asked(
      NOW - 1,
      Array.from({ length: 40 }, (_, n) => `U${n}`),
    );
    expect(textOf(messages)).toContain('*U4* and 35 more, until');
  });

  test('a question is news when its time to reply ends, waits along for two weeks, and is then let go', async () => {
    const asked = (replyBy: number) =>
      told('questions', {
        openQuestions: async (_team, _channel, { from, to }) =>
          replyBy < from || replyBy >= to
            ? []
            : [
                {
                  ...{ kind: 'question', author: userId('U1'), title: 'Which?', ts: messageTs('1.0') },
                  ...{ postedAt: NOW - 1, replyBy },
                },
              ],
      });
    const seen = async (replyBy: number) => {
      const { lines, news } = await asked(replyBy);
      return [lines.length, news];
    };
    expect(await seen(NOW + 1)).toEqual([0, false]);
    expect(await seen(NOW - 1)).toEqual([1, true]);
    expect(await seen(scope.from - 1)).toEqual([1, false]);
    expect(await seen(NOW - 15 * 86_400_000)).toEqual([0, false]);
  });
});

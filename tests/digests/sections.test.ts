import { describe, expect, test } from '@jest/globals';
import { decisionId, messageTs, userId } from '../../src/core/ids.js';
import type { DigestReaders, StandupDay } from '../../src/digests/readers.js';
import { listed } from '../../src/digests/section.js';
import { sections } from '../../src/digests/sections/index.js';
import { digestView } from '../../src/digests/views/digest.js';
import { LIMITS } from '../../src/slack/limits.js';
import { checkMessage } from '../support/check-limits.js';
import { looked, NOW, scope, textOf, told } from './told.js';

const day = (changes: Partial<StandupDay>): StandupDay => ({
  ...{ name: 'Daily', workDay: '2026-02-02', answered: 2, asked: 4, out: [] },
  ...changes,
});

describe('the standup summary', () => {
  test('DIG-01: who is still to be asked is not said to be missing', async () => {
    const { messages } = await told('standups', {
      standupDays: async () => [
        day({
          noAnswerYet: [userId('U_IST')],
          notDueYet: [{ user: userId('U_PAGO'), at: Date.parse('2026-02-02T20:00:00Z') }],
        }),
      ],
    });
    expect(textOf(messages)).toContain(
      '2 of 4 answered; no answer yet: *U_IST*; still to be asked: *U_PAGO* (<!date^1770062400^',
    );
  });

  test('SIZ-05: of 500 people nobody is named, and one message says it', async () => {
    const noAnswerYet = Array.from({ length: 500 }, (_, n) => userId(`U${n}`));
    const { messages } = await told('standups', {
      standupDays: async () => [day({ answered: 0, asked: 500, noAnswerYet })],
    });
    expect(messages).toHaveLength(1);
    expect(textOf(messages)).toContain('0 of 500 answered; no answer yet: 500 people');
    expect(textOf(messages)).not.toMatch(/<@|\*U\d/);
  });

  test('DIG-06: that nobody answered is no news', async () => {
    expect((await told('standups', { standupDays: async () => [day({ answered: 0 })] })).news).toBe(false);
    expect((await told('standups', { standupDays: async () => [day({})] })).news).toBe(true);
  });
});

describe('calls', () => {
  const call = {
    ...{ asker: userId('UANA'), needed: [userId('UBEN')], title: 'Which <supplier>?', ts: messageTs('1.1') },
    startsAt: NOW - 3_600_000,
  };

  test('tell who talks when about what, and the outcome once it is written', async () => {
    const closed = { ...call, outcome: 'The <first> one.', outcomeAt: NOW - 1 };
    const { messages } = await told('calls', { agreedCalls: async () => [call, closed] });
    expect(textOf(messages)).toContain('*UANA* and *UBEN*: Which &lt;supplier&gt;?, <!date^1770048000^');
    expect(textOf(messages)).toContain('outcome: The &lt;first&gt; one.');
  });

  test('do not tell an outcome before its day', async () => {
    const later = { ...call, outcome: 'The first one.', outcomeAt: NOW };
    const { messages } = await told('calls', { agreedCalls: async () => [later] });
    expect(textOf(messages)).not.toContain('outcome');
  });
});

describe('decisions', () => {
  const decision = (id: string, changes: object = {}) => ({
    ...{ id: decisionId(id), owner: userId('UANA'), question: `Which <${id}>?`, ts: messageTs('1.1') },
    ...{ state: 'proposed' as const, deadline: NOW + 3_600_000 },
    ...changes,
  });

  test('tell what closed and how, what closes before the next digest, what was opened; each once', async () => {
    const [opened, closing] = [decision('D1'), decision('D2')];
    const closed = decision('D3', { state: 'accepted', outcome: 'The <second>' });
    const { messages, lines } = await told('decisions', {
      decisions: async () => ({ opened: [opened, closing, closed], closing: [closing], closed: [closed] }),
    });
    expect(lines).toHaveLength(3);
    const text = textOf(messages);
    expect(text).toContain('Closed: Which &lt;D3&gt;?, accepted: The &lt;second&gt;');
    expect(text).toContain('Closes soon: Which &lt;D2&gt;?, positions until <!date^1770055200^');
    expect(text).toContain('*UANA* asks for a decision: Which &lt;D1&gt;?');
  });

  test('a decision that was taken back is no outcome', async () => {
    const closed = decision('D1', { state: 'withdrawn' });
    const { messages } = await told('decisions', {
      decisions: async () => ({ opened: [], closing: [], closed: [closed] }),
    });
    expect(textOf(messages)).toContain('Which &lt;D1&gt;?, withdrawn"');
  });
});

describe('the ledger', () => {
  const february = {
    ...scope,
    from: Date.parse('2026-02-27T17:00:00Z'),
    to: Date.parse('2026-03-02T17:00:00Z'),
  };
  const way = (n: number, day: string) => ({
    ...{ kind: 'proposal' as const, author: userId('U1'), title: 'x', ts: messageTs(`${n}.2`) },
    ...{ sourceTs: messageTs(`${n}.1`), postedAt: Date.parse(`${day}T12:00:00Z`) },
  });
  const sizes: Readonly<Record<string, object>> = {
    '1.1': { people: 4, minutes: 30 },
    '2.1': { minutes: 60 },
    '4.1': { people: 9, minutes: 90 },
  };
  const month: Partial<DigestReaders> = {
    writtenWays: async () => [
      way(1, '2026-02-03'),
      way(2, '2026-02-28'),
      way(3, '2026-02-10'),
      way(4, '2026-01-31'),
    ],
    askedMeeting: async (_team, _channel, ts) => sizes[ts],
    decisions: async () => ({
      ...{ opened: [], closing: [] },
      closed: [
        { id: decisionId('D1'), owner: userId('U1'), question: 'x', state: 'accepted' },
        { id: decisionId('D2'), owner: userId('U1'), question: 'x', state: 'withdrawn' },
      ],
    }),
  };

  test('counts a month in the first digest of the next, and shows how the hours are counted', async () => {
    const { messages } = await told('ledger', month, february);
    const text = textOf(messages);
    expect(text).toContain('February: 2 nudges taken up in writing, 1 decision made in writing.');
    expect(text).toContain(
      'Hours not spent: 2. Counted as people × minutes, over 1 message that named both.',
    );
  });

  test('is told of no smaller group than five, and not again in the same month', async () => {
    expect((await told('ledger', { ...month, memberCount: async () => 4 }, february)).lines).toEqual([]);
    expect((await told('ledger', month)).lines).toEqual([]);
  });
});

describe('wrap-ups', () => {
  test('tell what a conversation came to, or that no decision was found', async () => {
    const wrapUp = { author: userId('UANA'), title: 'The <outage>', ts: messageTs('1.1') };
    const { messages } = await told('wrap-ups', {
      wrapUps: async () => [wrapUp, { ...wrapUp, outcome: 'Roll <back>' }],
    });
    expect(textOf(messages)).toContain('*UANA*: The &lt;outage&gt;, no decision found');
    expect(textOf(messages)).toContain('*UANA*: The &lt;outage&gt;, outcome: Roll &lt;back&gt;');
  });
});

describe('every section', () => {
  test.each(sections.map((section) => [section.id, section] as const))(
    '%s says nothing of nothing',
    async (id, section) => {
      const { lines, news } = await told(id, {});
      expect(lines).toEqual([]);
      expect(news).toBe(false);
      expect(section.summary.length).toBeLessThanOrEqual(LIMITS.option.description);
      expect(section.title.length).toBeLessThanOrEqual(LIMITS.option.text);
    },
  );

  test('what people typed can ping nobody, break no line and open no code', async () => {
    const typed = '<!channel> ```\nnext & <https://evil.example|click>';
    const { messages } = await told('blockers', {
      openBlockers: async () => [{ user: userId('U1'), line: typed, since: '2026-01-30' }],
    });
    expect(textOf(messages)).toContain('&lt;!channel&gt; next &amp; &lt;https://evil.example|click&gt;');
  });
});

describe('a digest', () => {
  test('of any length stays within Slack’s limits, and loses no line', async () => {
    const lines = Array.from({ length: 700 }, (_, n) => [{ typed: `${n}: ${'long '.repeat(100)}` }]);
    const messages = digestView(
      { headline: 'Digest, Mon 2 Feb', sections: [{ title: 'Still blocked', lines }] },
      looked,
    );
    expect(messages.length).toBeGreaterThan(1);
    for (const each of messages) expect(checkMessage(each)).toEqual([]);
    for (const n of [0, 350, 699]) expect(textOf(messages)).toContain(`• ${n}: long`);
  });

  test('lists are cut to a number', () => {
    expect(listed(['a'], 2)).toEqual(['a']);
    expect(listed(['a', 'b'], 2)).toEqual(['a', ' and ', 'b']);
    expect(listed(['a', 'b', 'c', 'd'], 2)).toEqual(['a', ', ', 'b', ' and ', '2 more']);
  });
});

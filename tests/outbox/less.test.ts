/** *Less like this*: whatever is unasked has it, and it does what it says. */
import { describe, expect, test } from '@jest/globals';
import { messageTs, userId } from '../../src/core/ids.js';
import { nudgeView } from '../../src/nudges/views/nudge.js';
import { talkNudgeView } from '../../src/nudges/views/talk.js';
import { outboxListeners } from '../../src/outbox/listeners.js';
import { createOutbox } from '../../src/outbox/send.js';
import type { UnaskedKind } from '../../src/outbox/unasked.js';
import { LESS_ACTION, switches } from '../../src/outbox/views/less.js';
import { togetherView } from '../../src/outbox/views/together.js';
import { message } from '../../src/slack/blocks.js';
import { CHANNEL } from '../calls/world.js';
import { checkMessage } from '../support/check-limits.js';
import { recordingRespond, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { memoryPreferences } from '../support/memory-ports.js';
import { dmOf, postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';

const ANA = userId('UANA');
const clock = manualClock(Date.UTC(2026, 2, 11, 10));

/** By kind: what brings it in its own view, or undefined where the outbox adds it. */
const OWN: Readonly<Record<UnaskedKind, readonly ReturnType<typeof message>[] | undefined>> = {
  nudge: [
    nudgeView({
      signal: { rule: 'meeting-request', confidence: 1, purpose: 'unknown', people: [], saw: [] },
      message: { channel: CHANNEL, ts: messageTs('1.1'), text: 'Call?' },
      costs: [],
    }),
    talkNudgeView({
      ...{ channel: CHANNEL, ts: messageTs('1.1'), from: messageTs('1.0') },
      signal: { rule: 'long-thread', confidence: 1, purpose: 'unknown', people: [], saw: [] },
    }),
  ],
  merged: [
    togetherView(
      (['notice', 'decision-reminder', 'outcome-question', 'catch-up'] as const).map((kind) => ({
        kind,
        told: { content: message(kind) },
      })),
      true,
    ),
  ],
  prompt: undefined,
  reminder: undefined,
  'decision-reminder': undefined,
  'outcome-question': undefined,
  notice: undefined,
  'catch-up': undefined,
};
const KINDS = Object.keys(OWN) as UnaskedKind[];

describe('everything unasked', () => {
  test.each(KINDS)('has *Less like this* as it is sent: %s', async (kind) => {
    const slack = postingSlack();
    const repository = memoryOutboxRepository();
    const outbox = createOutbox({ slack: slack.api, repository, clock, logger: silentLogger });
    for (const [n, content] of (OWN[kind] ?? [message('Something')]).entries()) {
      const to = { kind: 'dm', user: ANA } as const;
      await outbox.put({ team: TEAM, key: `k${n}`, to, content, unasked: kind });
    }
    const sent = slack.in(dmOf(ANA));
    expect(sent.length).toBeGreaterThan(0);
    for (const { content } of sent) {
      expect(JSON.stringify(content.blocks)).toContain('Less like this');
      expect(checkMessage(content)).toEqual([]);
    }
    expect([...repository.records.values()].map(({ unasked }) => unasked)).toEqual(sent.map(() => kind));
  });

  test('and what was asked for has it not', async () => {
    const slack = postingSlack();
    const outbox = createOutbox({
      ...{ slack: slack.api, repository: memoryOutboxRepository(), clock, logger: silentLogger },
    });
    await outbox.put({ team: TEAM, key: 'k', to: { kind: 'dm', user: ANA }, content: message('An answer') });
    expect(JSON.stringify(slack.in(dmOf(ANA)))).not.toContain('Less like this');
  });
});

describe('a press', () => {
  async function pressed(...values: readonly string[]) {
    const preferences = memoryPreferences();
    await preferences.change(TEAM, ANA, { quietRules: ['long-thread'], catchUp: true }, 0);
    const { respond, answers } = recordingRespond();
    const { actions } = outboxListeners({ preferences, respond, clock, transaction: (work) => work() });
    for (const value of values)
      await actions?.[LESS_ACTION]?.({
        ...{ team: TEAM, user: ANA, triggerId: 't', responseUrl: 'https://hooks.example/1' },
        ...{ actionId: LESS_ACTION, blockId: 'b', value },
      });
    return { texts: answers.map(({ text }) => text), preference: await preferences.find(TEAM, ANA) };
  }

  test.each(switches.map(({ id }) => id))(
    'switches %s off, once, and says how it comes back',
    async (kind) => {
      const { texts, preference } = await pressed(kind, kind);
      expect(preference?.quietRules).toEqual(['long-thread', kind]);
      expect(texts).toHaveLength(2);
      expect(texts[0]).toContain('`/async settings` turns them on again');
    },
  );

  test('under a prompt switches its reminders off, and says what ends the question itself', async () => {
    const { texts, preference } = await pressed('prompt');
    expect(preference?.quietRules).toEqual(['long-thread', 'reminder']);
    expect(texts[0]).toContain('once a day');
  });

  test('under a catch-up ends what was asked for', async () => {
    const { preference } = await pressed('catch-up');
    expect(preference).toMatchObject({ quietRules: ['long-thread'] });
    expect(preference?.catchUp).toBeUndefined();
  });

  test('of something made up changes nothing', async () => {
    const { texts, preference } = await pressed('nudge', 'toString', '');
    expect(texts).toEqual([]);
    expect(preference?.quietRules).toEqual(['long-thread']);
  });
});

import { describe, expect, test } from '@jest/globals';
import { ATTENTION_BUDGET } from '../../src/core/attention-budget.js';
import { decide, type NudgeFacts, PERSON_COOLDOWN_MS } from '../../src/nudges/decide.js';
import type { QuietReason } from '../../src/nudges/nudge.js';
import type { Signal } from '../../src/nudges/rule.js';

const NOW = Date.UTC(2026, 2, 12, 9, 0);
const HOUR_MS = 3_600_000;

const signal: Signal = {
  rule: 'meeting-request',
  confidence: 0.9,
  purpose: 'decision',
  people: [],
  saw: [{ what: 'asks to talk live', words: 'hop on a call' }],
};

/** A message that deserves a nudge in every respect. */
const facts: NudgeFacts = {
  message: { fromBot: false, edited: false, external: false },
  signals: [signal],
  author: { isGuest: false, isExternal: false },
  channel: { nudges: true, cooldownMinutes: 120, incident: false },
  threshold: 0.6,
  preference: undefined,
  lastNudged: {},
  unaskedToday: 0,
  now: NOW,
};

const preference = { optedOut: false, quietRules: [] };

describe('a nudge is decided', () => {
  test('when nothing speaks against it', () => {
    expect(decide(facts)).toEqual({ nudge: signal });
  });

  test('from the surest of several signals', () => {
    const surer = { ...signal, confidence: 0.95, purpose: 'status' } as const;
    expect(decide({ ...facts, signals: [signal, surer] })).toEqual({ nudge: surer });
  });

  test.each<[QuietReason, Partial<NudgeFacts>]>([
    ['bot-author', { message: { ...facts.message, fromBot: true } }],
    ['not-a-request', { signals: [] }],
    ['edited', { message: { ...facts.message, edited: true } }],
    ['low-confidence', { threshold: 0.91 }],
    ['incident', { signals: [{ ...signal, caution: 'incident' }] }],
    ['incident', { channel: { ...facts.channel, incident: true } }],
    ['care', { signals: [{ ...signal, caution: 'care' }] }],
    ['social', { signals: [{ ...signal, caution: 'social' }] }],
    ['agenda-present', { signals: [{ ...signal, caution: 'agenda-present' }] }],
    ['external-channel', { message: { ...facts.message, external: true } }],
    ['external-channel', { author: { isGuest: false, isExternal: true } }],
    ['channel-off', { channel: { ...facts.channel, nudges: false } }],
    ['guest', { author: { isGuest: true, isExternal: false } }],
    ['opted-out', { preference: { ...preference, optedOut: true } }],
    ['opted-out', { preference: { ...preference, quietRules: ['meeting-request'] } }],
    ['snoozed', { preference: { ...preference, snoozedUntil: NOW + 1 } }],
    ['person-cooldown', { lastNudged: { person: NOW - PERSON_COOLDOWN_MS + 1 } }],
    ['channel-cooldown', { lastNudged: { channel: NOW - 2 * HOUR_MS + 1 } }],
    ['budget-spent', { unaskedToday: ATTENTION_BUDGET }],
  ])('or silence, because of %s', (reason, change) => {
    const decision = decide({ ...facts, ...change });
    expect(decision).toMatchObject({ quiet: reason });
    expect(decision).not.toHaveProperty('nudge');
  });

  test.each<[string, Partial<NudgeFacts>]>([
    ['a snooze is over', { preference: { ...preference, snoozedUntil: NOW } }],
    ['the person’s cooldown is over', { lastNudged: { person: NOW - PERSON_COOLDOWN_MS } }],
    ['the channel’s cooldown is over', { lastNudged: { channel: NOW - 2 * HOUR_MS } }],
    ['another rule was switched off', { preference: { ...preference, quietRules: ['long-thread'] } }],
    ['the confidence is just enough', { threshold: 0.9 }],
    ['the budget is not spent yet', { unaskedToday: ATTENTION_BUDGET - 1 }],
  ])('again when %s', (_, change) => {
    expect(decide({ ...facts, ...change })).toEqual({ nudge: signal });
  });

  test('and a silence tells which signal would have spoken', () => {
    expect(decide({ ...facts, channel: { ...facts.channel, nudges: false } })).toEqual({
      quiet: 'channel-off',
      signal,
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import { type Availability, defaultWorkingHours } from '../../src/core/working-hours.js';
import { type AttentionFacts, decideAttention, type ItemFacts } from '../../src/outbox/decide-attention.js';

const at = (text: string) => Date.parse(`${text}Z`);
/** Nine to five in Berlin, an hour before UTC on these days. */
const ana: Availability = { hours: defaultWorkingHours('Europe/Berlin'), leave: [], holidays: [] };
/** Wednesday 11 March 2026, 11:00 in Berlin. */
const NOW = at('2026-03-11T10:00');
const EVENING = at('2026-03-11T19:00');
const NEXT_MORNING = at('2026-03-12T08:01');

const item = (changes: Partial<ItemFacts> = {}): ItemFacts => ({
  ...{ kind: 'decision-reminder', offeredAt: changes.offeredAt ?? NOW },
  ...changes,
});
const nothing = { optedOut: false, quietRules: [] };
const facts = (changes: Partial<AttentionFacts> = {}): AttentionFacts => ({
  ...{ availability: ana, preference: undefined, sentToday: 0, lesserToday: 0, budget: 2, now: NOW },
  ...changes,
});

describe('something lesser', () => {
  test.each<[string, Partial<ItemFacts>, Partial<AttentionFacts>]>([
    ['in their hours', {}, {}],
    ['with one message before it', {}, { sentToday: 1, lesserToday: 1 }],
    ['when a snooze is over', {}, { preference: { ...nothing, snoozedUntil: NOW } }],
    ['when another kind is off', {}, { preference: { ...nothing, quietRules: ['notice', 'long-thread'] } }],
    [
      'that has waited since yesterday, though prompts spent the budget',
      { offeredAt: NOW - 86_400_000 },
      { sentToday: 4 },
    ],
    [
      'that they asked for themselves, though the budget is spent',
      { kind: 'catch-up' },
      { sentToday: 3, lesserToday: 2 },
    ],
  ])('goes out %s', (_, of, given) => {
    expect(decideAttention(item(of), facts(given))).toEqual({ act: 'send' });
  });

  test.each<[reason: string, string, Partial<AttentionFacts>, until: number]>([
    ['outside-hours', 'in the evening', { now: EVENING }, NEXT_MORNING],
    ['outside-hours', 'at night', { now: at('2026-03-12T02:00') }, NEXT_MORNING],
    ['outside-hours', 'over a weekend', { now: at('2026-03-13T17:00') }, at('2026-03-16T08:01')],
    [
      'outside-hours',
      'on a public holiday',
      { availability: { ...ana, holidays: ['2026-03-11'] } },
      NEXT_MORNING,
    ],
    [
      'on-leave',
      'on leave',
      { availability: { ...ana, leave: [{ from: '2026-03-11', to: '2026-03-13' }] } },
      at('2026-03-16T08:01'),
    ],
    ['snoozed', 'snoozed within their hours', { preference: { ...nothing, snoozedUntil: NOW + 1 } }, NOW + 1],
    [
      'snoozed',
      'snoozed into the evening',
      { preference: { ...nothing, snoozedUntil: EVENING } },
      NEXT_MORNING,
    ],
    ['budget-spent', 'after two lesser ones', { sentToday: 2, lesserToday: 2 }, NEXT_MORNING],
    ['budget-spent', 'after two prompts', { sentToday: 2 }, NEXT_MORNING],
    ['budget-spent', 'after a nudge and a reminder', { sentToday: 2, lesserToday: 1 }, NEXT_MORNING],
  ])('waits as %s %s', (reason, _, given, until) => {
    expect(decideAttention(item(), facts(given))).toEqual({ act: 'wait', reason, until });
  });

  test('that has waited does not wait again for prompts, and does for what was told today', () => {
    const waited = item({ offeredAt: NOW - 86_400_000 });
    expect(decideAttention(waited, facts({ sentToday: 3, lesserToday: 1 }))).toMatchObject({
      reason: 'budget-spent',
    });
  });

  test.each<[reason: string, string, Partial<ItemFacts>, Partial<AttentionFacts>]>([
    ['opted-out', 'everything is off', {}, { preference: { ...nothing, optedOut: true } }],
    [
      'opted-out',
      'this kind is off',
      {},
      { preference: { ...nothing, quietRules: ['decision-reminder'] }, now: EVENING },
    ],
    ['too-late', 'there is no use in it any more', { worthlessAt: NOW }, {}],
    [
      'outside-hours',
      'it would be worthless by the next morning',
      { worthlessAt: NEXT_MORNING },
      { now: EVENING },
    ],
    [
      'budget-spent',
      'it would be worthless tomorrow',
      { worthlessAt: EVENING },
      { sentToday: 2, lesserToday: 2 },
    ],
    [
      'on-leave',
      'nobody knows when they are back',
      {},
      { availability: { ...ana, leave: [{ from: '2026-03-11', to: '2030-01-01' }] } },
    ],
  ])('is left out as %s when %s', (reason, _, of, given) => {
    expect(decideAttention(item(of), facts(given))).toEqual({ act: 'drop', reason });
  });
});

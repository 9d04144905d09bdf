import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, messageTs, teamId, userId } from '../../../src/core/ids.js';
import { MARKS } from '../../../src/nudges/rule.js';
import { talkRule } from '../../../src/nudges/rules/index.js';
import {
  addSaid,
  type Conversation,
  newConversation,
  turnsOf,
} from '../../../src/nudges/talk/conversation.js';

const CONFIDENCE = 0.6;
const WANTED = 8;

/** Few people and mostly ordinary messages, so that many of the talks become worth speaking of. */
const message = fc.record({
  gapS: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: -200, max: 2_000 }) },
  ),
  user: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('A', 'B') },
    { weight: 2, arbitrary: fc.constantFrom('C', 'D') },
  ),
  marks: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constant(MARKS.light) },
    { weight: 1, arbitrary: fc.constantFrom(MARKS.settles, MARKS.thanks, MARKS.incident) },
  ),
});
interface Message {
  readonly gapS: number;
  readonly user: string;
  readonly marks: number;
}

/** The messages at which the rule would speak, looked at after each one, or only when its patience has run out. */
function speaks(messages: readonly Message[], patiently: boolean): { at: readonly number[]; looks: number } {
  const talk: Conversation = newConversation({ team: teamId('T1'), channel: channelId('C1') });
  let second = 1_770_000_000;
  let looks = 0;
  const at = messages.flatMap(({ gapS, user, marks }, n) => {
    second += gapS;
    const ts = messageTs(`${second}.${String(n).padStart(6, '0')}`);
    addSaid(talk, { ts, user: userId(user), at: Number(ts), marks });
    if (patiently && talk.patience > 0) return [];
    looks += 1;
    const heard = { turns: turnsOf(talk), wanted: WANTED };
    const signal = talkRule.detect(heard);
    if (signal && !signal.caution && signal.confidence >= CONFIDENCE) return [n];
    talk.patience = talkRule.notBefore(heard, CONFIDENCE);
    return [];
  });
  return { at, looks };
}

describe('patience', () => {
  test('never makes the rule speak a message later than it would if it looked at each', () => {
    let spoke = 0;
    fc.assert(
      fc.property(fc.array(message, { minLength: 10, maxLength: 160 }), (messages) => {
        const eager = speaks(messages, false);
        if (eager.at.length > 0) spoke += 1;
        expect(speaks(messages, true).at).toEqual(eager.at);
      }),
      { numRuns: 1_000 },
    );
    expect(spoke).toBeGreaterThan(100);
  });

  test('looks at few messages of a talk that runs through itself, and at none of the first of any', () => {
    const mixed = Array.from({ length: 640 }, (_, n) => ({ gapS: 5, user: `U${n % 5}`, marks: 0 }));
    expect(speaks(mixed, true).looks).toBeLessThan(640 / 6);
  });
});

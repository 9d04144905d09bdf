/** Which written way fits a message, by what the talk would be for. Pure. */
import { strongest } from './decide.js';
import type { Purpose, Rule } from './rule.js';

/** The kind of writing that a button starts. */
export type WrittenWay = 'proposal' | 'question' | 'update';

/** Which written ways fit a purpose; the first is the one suggested. */
export const WAYS: Readonly<Record<Purpose, readonly [WrittenWay, ...WrittenWay[]]>> = {
  status: ['update', 'question'],
  decision: ['proposal', 'question'],
  question: ['question', 'proposal'],
  brainstorm: ['proposal', 'question'],
  review: ['question', 'proposal'],
  walkthrough: ['update', 'question'],
  unknown: ['question', 'proposal'],
};

/** The way that a nudge about this message would suggest first; undefined when no rule has anything to say about it. */
export function wayFor(rules: readonly Rule[], text: string): WrittenWay | undefined {
  const signal = strongest(rules.flatMap((rule) => rule.detect(text) ?? []));
  return signal && WAYS[signal.purpose][0];
}

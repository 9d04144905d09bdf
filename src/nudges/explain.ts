/** What default settings would do with a message, judged by its text alone: for `meanwhile explain` and the evaluation. */
import { decide } from './decide.js';
import type { QuietReason } from './nudge.js';
import type { Rule, Signal } from './rule.js';

export interface Judgement {
  readonly nudge: boolean;
  /** The strongest one, whether it led to a nudge or not. */
  readonly signal?: Signal;
  /** Absent when nudged. */
  readonly quiet?: QuietReason;
}

/** An ordinary author in an ordinary channel, not nudged before. */
const NOTHING_ELSE_KNOWN = {
  message: { fromBot: false, edited: false, external: false },
  author: { isGuest: false, isExternal: false },
  channel: { nudges: true, cooldownMinutes: 0, incident: false },
  preference: undefined,
  lastNudged: {},
  unaskedToday: 0,
  now: 0,
} as const;

/** @param threshold the least confidence that is worth a nudge (`sensitivity.ts`). */
export function judge(text: string, rules: readonly Rule[], threshold: number): Judgement {
  const signals = rules.flatMap((rule) => rule.detect(text) ?? []);
  const decision = decide({ ...NOTHING_ELSE_KNOWN, signals, threshold });
  if ('nudge' in decision) return { nudge: true, signal: decision.nudge };
  return { nudge: false, ...decision };
}

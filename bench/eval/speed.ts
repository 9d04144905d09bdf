/** How fast the rule reads, on one core. */
import { performance } from 'node:perf_hooks';
import type { Rule } from '../../src/nudges/rule.js';

interface Speed {
  readonly messagesPerSecond: number;
  readonly p50Micros: number;
  readonly p99Micros: number;
}

const ROUNDS = 20;

/**
 * Reads every text many times after a warm-up. The round that only a quarter were faster than counts: the slow ones tell
 * of the machine's other work.
 */
export function speedOf(rule: Rule, texts: readonly string[]): Speed {
  for (let round = 0; round < 3; round += 1) for (const text of texts) rule.detect(text);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const text of texts) rule.detect(text);
    return performance.now() - start;
  }).sort((one, two) => one - two);
  const each = texts
    .map((text) => {
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        rule.detect(text);
        return performance.now() - start;
      });
      return Math.min(...times) * 1000;
    })
    .sort((one, two) => one - two);
  const at = (share: number): number => each[Math.floor(each.length * share)] ?? 0;
  const quick = rounds[Math.floor(ROUNDS / 4)] ?? 1;
  return {
    messagesPerSecond: Math.round((1000 * texts.length) / quick),
    p50Micros: at(0.5),
    p99Micros: at(0.99),
  };
}

const HOSTILE_LENGTH = 40_000;

/** Texts that make a careless expression backtrack, or that are all trigger. */
function hostileTexts(length = HOSTILE_LENGTH): string[] {
  const pieces = [
    'a',
    '`',
    '<@U1|',
    '@',
    '"',
    '~x',
    ':a',
    '>',
    '&gt;',
    'can we call ',
    'meet ',
    '?',
    'do you have time to ',
    'the a an ',
    '\n> ',
    '会',
    '1:1 ',
    '<',
    'call me ',
  ];
  return pieces.map((piece) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
}

/** The slowest hostile text, in milliseconds (best of three, so that only the rule is measured). */
export function hostileMillis(rule: Rule): number {
  return Math.max(
    ...hostileTexts().map((text) =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          const start = performance.now();
          rule.detect(text);
          return performance.now() - start;
        }),
      ),
    ),
  );
}

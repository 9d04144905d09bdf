import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/nudges/rule.js';
import { rules } from '../../../src/nudges/rules/index.js';
import { thresholds } from '../../../src/nudges/sensitivity.js';

/** What a channel with default settings would hear. */
function speaks(rule: Rule, text: string): boolean {
  const signal = rule.detect(text);
  return signal !== undefined && signal.confidence >= thresholds.normal && signal.caution === undefined;
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (_, rule) => {
  test.each(rule.examples.fires)('speaks on: %s', (text) => {
    expect(speaks(rule, text)).toBe(true);
  });

  test.each(rule.examples.quiet)('stays quiet on: %s', (text) => {
    expect(speaks(rule, text)).toBe(false);
  });

  test('says in one sentence what it hears', () => {
    expect(rule.summary).toMatch(/^[A-Z][^.]+\.$/);
  });

  test('explains every example as it detects it', () => {
    for (const text of [...rule.examples.fires, ...rule.examples.quiet]) {
      const said = rule.explain(text);
      expect('rule' in said ? said : undefined).toEqual(rule.detect(text));
    }
  });
});

test('every rule has a name of its own', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

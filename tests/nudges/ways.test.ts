import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../src/nudges/rule.js';
import { rules } from '../../src/nudges/rules/index.js';
import { warmUp } from '../../src/nudges/warm-up.js';
import { WAYS, wayFor } from '../../src/nudges/ways.js';

describe('the written way that fits a message', () => {
  test.each([
    ['can we hop on a call tomorrow for a quick status update on the release?', 'update'],
    ['can we meet tomorrow? I have a question about the rollout', 'question'],
    ['can we get on a call to decide which database we take?', 'proposal'],
    ['can we hop on a call tomorrow at 3pm?', 'question'],
  ])('%s: %s, as the nudge would suggest first', (text, way) => {
    expect(wayFor(rules, text)).toBe(way);
    const purpose = rules[0]?.detect(text)?.purpose;
    expect(purpose && WAYS[purpose][0]).toBe(way);
  });

  test('is nobody’s to tell where no rule has anything to say', () => {
    expect(wayFor(rules, 'I think we should drop the old importer.')).toBeUndefined();
  });
});

test('warming up reads an example that every rule speaks on, and nothing else', () => {
  const read: string[] = [];
  const watched = rules.map(
    (rule): Rule => ({
      ...rule,
      detect: (text) => {
        read.push(text);
        return rule.detect(text);
      },
    }),
  );
  warmUp(watched);
  expect(read).toEqual(rules.map(({ examples }) => examples.fires[0]));
  for (const [n, text] of read.entries()) expect(rules[n]?.detect(text)).toBeDefined();
});

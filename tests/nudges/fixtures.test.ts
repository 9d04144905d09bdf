import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { judge } from '../../src/nudges/explain.js';
import { rules } from '../../src/nudges/rules/index.js';
import { thresholds } from '../../src/nudges/sensitivity.js';
import type { MessageFixture } from '../fixtures/message-fixture.js';

const lines = readFileSync(new URL('../fixtures/messages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const fixtures = lines.map((line): MessageFixture => JSON.parse(line));

test.each(fixtures)('“$text” deserves: $expected', ({ text, expected }) => {
  expect(judge(text, rules, thresholds.normal).nudge ? 'nudge' : 'quiet').toBe(expected);
});

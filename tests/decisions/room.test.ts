/** What many people and long words make of messages and Home: all of it fits, and none is lost. */
import { describe, expect, test } from '@jest/globals';
import { decisionId, userId } from '../../src/core/ids.js';
import { homeDecisionsView } from '../../src/decisions/views/home.js';
import { outcomeView } from '../../src/decisions/views/outcome.js';
import { checkMessage } from '../support/check-limits.js';
import { decision, NOW, position } from './samples.js';

const ana = userId('UANA');

describe('the outcome', () => {
  const closed = decision({ state: 'rejected', why: 'concerns', closedAt: NOW, rounds: 1 });

  test('fits with the concerns of a whole channel, all of them kept', () => {
    const concerns = Array.from({ length: 70 }, (_, n) => position('concern', { concern: `Not yet: ${n}.` }));
    const told = outcomeView(closed, concerns, new Map());
    for (const content of told) expect(checkMessage(content)).toEqual([]);
    const shown = JSON.stringify(told);
    for (const { concern } of concerns) expect(shown).toContain(concern);
  });

  test('fits with a concern of many short lines', () => {
    const told = outcomeView(
      closed,
      [position('concern', { concern: 'a\n'.repeat(1_500).trim() })],
      new Map(),
    );
    for (const content of told) expect(checkMessage(content)).toEqual([]);
  });
});

test('Home fits when eight long questions wait', () => {
  const link = `https://a-company-of-ours.enterprise.slack.com/archives/C0123456789/p1773223200000100?thread_ts=1773223200.000100&cid=C0123456789`;
  const open = Array.from({ length: 8 }, (_, n) =>
    decision({
      ...{ id: decisionId(`D${n}`), link, deadline: NOW, question: 'R&D: do we move? '.repeat(10) },
      asked: [{ user: ana, hours: 8 }],
    }),
  );
  const blocks = homeDecisionsView(open, ana, new Set(), 0);
  expect(checkMessage({ text: 'Home', blocks })).toEqual([]);
  expect(blocks.length).toBeLessThanOrEqual(14);
  expect(JSON.stringify(blocks).match(/waits for your position/g)).toHaveLength(8);
});

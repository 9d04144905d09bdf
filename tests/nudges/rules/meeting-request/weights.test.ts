import { describe, expect, test } from '@jest/globals';
import {
  ACTS,
  actName,
  FRAMES,
  frameName,
  OPPOSING,
  opposingName,
  pairName,
} from '../../../../src/nudges/rules/meeting-request/names.js';
import { weights } from '../../../../src/nudges/rules/meeting-request/weights.js';
import { thresholds } from '../../../../src/nudges/sensitivity.js';

describe('the learned weights', () => {
  test('never let what speaks against a request speak for it', () => {
    const against = ['not', 'outside', ...OPPOSING.flatMap((role) => Object.values(opposingName[role]))];
    expect(against.filter((name) => (weights[name] ?? 0) > 0)).toEqual([]);
  });

  test('weigh only features that exist', () => {
    const composed = [
      ...Object.values(actName),
      ...Object.values(frameName),
      ...FRAMES.flatMap((frame) => ACTS.map((act) => pairName[frame][act])),
    ];
    const unknown = Object.keys(weights).filter(
      (name) => /^(?:is|by) |\+/.test(name) && !composed.includes(name) && !name.startsWith('object+'),
    );
    expect(unknown).toEqual([]);
  });
});

test('the more sensitive a channel, the lower its threshold', () => {
  expect(thresholds.low).toBeGreaterThan(thresholds.normal);
  expect(thresholds.normal).toBeGreaterThan(thresholds.high);
});

/** Decisions that the contracts write. */
import { decisionId } from '../../src/core/ids.js';
import type { Decision, Position } from '../../src/decisions/decision.js';
import { ana, ben, general, NOW, team } from './samples.js';

export const first = decisionId('D1');

export const decision = (changes: Partial<Decision> = {}): Decision => ({
  ...{ team, id: first, author: ana, owner: ana, channel: general, createdAt: NOW, version: 1 },
  ...{ question: 'Which queue first?', context: 'Two are read.', proposal: '', options: ['Slow', 'Fast'] },
  ...{ asked: [{ user: ben, hours: 8, remindAt: NOW + 1 }], hours: 8, silence: 'accepts' },
  ...{ state: 'proposed', rounds: 0 },
  ...changes,
});

export const position = (changes: Partial<Position> = {}): Position => ({
  ...{ team, decision: first, user: ben, kind: 'concern', concern: 'It is too early.', takenAt: NOW },
  ...changes,
});

/** Values that the tests of decisions are made of. */
import { channelId, decisionId, teamId, type UserId, userId } from '../../src/core/ids.js';
import type { Decision, Position } from '../../src/decisions/decision.js';

export const NOW = Date.UTC(2026, 2, 11, 10);
export const id = decisionId('D0000000000000001');

export const decision = (more: Partial<Decision> = {}): Decision => ({
  ...{ team: teamId('T1'), id, author: userId('UANA'), owner: userId('UANA'), channel: channelId('C1') },
  ...{ question: 'Do we move?', context: '', proposal: 'We move.', options: [], asked: [], hours: 8 },
  ...{ silence: 'accepts', state: 'proposed', rounds: 0, createdAt: NOW, version: 1 },
  ...more,
});

let taken = 0;
export const position = (
  kind: Position['kind'],
  more: Partial<Position> = {},
  user: UserId = userId(`U${taken++}`),
): Position => ({
  ...{ team: teamId('T1'), decision: id, user, kind, takenAt: NOW },
  ...(kind === 'concern' && { concern: 'It is too early.' }),
  ...more,
});

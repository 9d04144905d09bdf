/** Calls and paused threads that the contracts write. */
import type { Call } from '../../src/calls/call.js';
import type { Pause } from '../../src/calls/pausing/pause.js';
import { callId, messageTs, pauseId } from '../../src/core/ids.js';
import { ana, ben, general, NOW, team } from './samples.js';

export const call = (changes: Partial<Call> = {}): Call => ({
  ...{ team, id: callId('K1'), asker: ana, channel: general, topic: 'Which supplier do we take?' },
  ...{ needed: [ben], minutes: 25, state: 'saved', sequence: 0 },
  ...{ changedAt: NOW, createdAt: NOW, version: 1 },
  ...changes,
});

export const pause = (changes: Partial<Pause> = {}): Pause => ({
  ...{ team, id: pauseId('B1'), asker: ana, channel: general, threadTs: messageTs('1.1'), people: [ben] },
  ...{ state: 'waiting', inAllHours: false, createdAt: NOW, version: 1 },
  ...changes,
});

/** The acts of the day, in the order of the clock; what takes days comes in two. */
import type { Act } from '../doing.js';
import { call } from './call.js';
import { closing, decision } from './decision.js';
import { digest } from './digest.js';
import { handOver } from './hand-over.js';
import { meeting } from './meeting.js';
import { report, standup } from './standup.js';
import { thread } from './thread.js';
import { why } from './why.js';

export const acts: readonly Act[] = [
  ...[meeting, why, thread, decision, call, digest],
  ...[standup, closing, report, handOver],
];

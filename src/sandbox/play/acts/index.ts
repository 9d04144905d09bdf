/** The acts of the day, in order; one line each. */
import type { Act } from '../doing.js';
import { digest } from './digest.js';
import { meeting } from './meeting.js';
import { standup } from './standup.js';
import { why } from './why.js';

export const acts: readonly Act[] = [meeting, why, digest, standup];

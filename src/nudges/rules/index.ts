/** Every nudge rule; one line each. */
import type { Rule } from '../rule.js';
import { meetingRequest } from './meeting-request.js';

export const rules: readonly Rule[] = [meetingRequest];

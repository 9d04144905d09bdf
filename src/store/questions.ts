/** Questions of standups as JSON, in the standup and in every answer to them. */
import { z } from 'zod';
import type { Question } from '../standups/standup-record.js';

const Questions = z.array(
  z.object({ text: z.string(), role: z.enum(['last', 'plan', 'blockers', 'other']) }),
);

/** @throws when the text is no list of questions. */
export const questionsOf = (json: string): readonly Question[] => Questions.parse(JSON.parse(json));

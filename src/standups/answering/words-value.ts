/** Words that wait for their standup to be chosen: they ride in the button itself, stored nowhere; too long ones are read again. */
import { z } from 'zod';
import { type MessageTs, messageTs } from '../../core/ids.js';
import { LIMITS } from '../../slack/limits.js';
import { readTurnRef, type TurnRef, writeTurnRef } from './turn-ref.js';
import type { Turn } from './turns.js';
import { refOf } from './views/answers.js';

export interface WordsToPlace {
  readonly ref: TurnRef;
  /** The message that they are. */
  readonly ts: MessageTs;
  /** Absent when they were too long for the button. */
  readonly text?: string;
}

export function wordsValue(turn: Turn, { ts }: { readonly ts: MessageTs }, text: string): string {
  const turnRef = writeTurnRef(refOf(turn));
  const whole = JSON.stringify([turnRef, ts, text]);
  return whole.length <= LIMITS.button.value ? whole : JSON.stringify([turnRef, ts]);
}

const stored = z.union([z.tuple([z.string(), z.string(), z.string()]), z.tuple([z.string(), z.string()])]);

/** @throws ZodError or AppError when it is not what `wordsValue` wrote. */
export function readWordsValue(value: string): WordsToPlace {
  const [ref, ts, text] = stored.parse(JSON.parse(value));
  return { ref: readTurnRef(ref), ts: messageTs(ts), ...(text !== undefined && { text }) };
}

/** When a listener throws: one log line with a reference, and words for the person that hold the same reference. */
import type { Logger } from '../core/logger.js';
import { randomId } from '../core/random.js';
import { SlackCallError } from './errors.js';
import type { MessageContent } from './slack-api.js';
import { tooLateMessage, troubleMessage } from './views.js';

/** Where it happened, in ids. */
export interface Where {
  /** What was being handled: `action nudges:write`. */
  readonly handling: string;
  readonly team?: string | undefined;
  readonly user?: string | undefined;
  readonly channel?: string | undefined;
}

export interface Trouble {
  readonly reference: string;
  readonly answer: MessageContent;
}

/** Logs `error` and says how to tell the person. */
export function reportTrouble(logger: Logger, error: unknown, where: Where): Trouble {
  const reference = randomId('', 8);
  const tooLate = error instanceof SlackCallError && error.kind === 'trigger';
  logger[tooLate ? 'warn' : 'error']({ reference, ...where, error }, 'A listener failed');
  return { reference, answer: tooLate ? tooLateMessage() : troubleMessage(reference) };
}

/** What a form carries along unseen: where its decision belongs. Addresses only; the words are in its fields. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import {
  type ChannelId,
  channelId,
  type DecisionId,
  decisionId,
  type MessageTs,
  messageTs,
} from '../core/ids.js';

export interface FormRefs {
  /** Fixed when it grew out of a message, or takes the place of another; else chosen in the form. */
  readonly channel?: ChannelId;
  /** The message it grew out of. */
  readonly sourceTs?: MessageTs;
  /** The thread that message is in. */
  readonly threadTs?: MessageTs;
  readonly supersedes?: DecisionId;
}

const stored = z.object({
  channel: z.string().min(1).transform(channelId).exactOptional(),
  sourceTs: z.string().min(1).transform(messageTs).exactOptional(),
  threadTs: z.string().min(1).transform(messageTs).exactOptional(),
  supersedes: z.string().min(1).transform(decisionId).exactOptional(),
});

export const writeRefs = ({ channel, sourceTs, threadTs, supersedes }: FormRefs): string =>
  JSON.stringify({ channel, sourceTs, threadTs, supersedes });

/** @throws AppError `bad-input` when it is not what `writeRefs` wrote. */
export function readRefs(privateMetadata: string): FormRefs {
  try {
    return stored.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw unreadableForm(cause);
  }
}

export const unreadableForm = (cause?: unknown): AppError =>
  new AppError('bad-input', 'This form cannot be read any more. Please open it again.', { cause });

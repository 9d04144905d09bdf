/** What a form carries along unseen: where its proposal belongs. Addresses only; the words are in its fields. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { type ChannelId, channelId, type MessageTs, messageTs } from '../core/ids.js';
import type { ProposalKind } from './proposal.js';

export interface FormRefs {
  readonly kind: ProposalKind;
  readonly channel: ChannelId;
  /** The message it grew out of. */
  readonly sourceTs?: MessageTs;
  /** The thread that message is in. */
  readonly threadTs?: MessageTs;
}

const stored = z.object({
  kind: z.enum(['proposal', 'question', 'update']),
  channel: z.string().min(1).transform(channelId),
  sourceTs: z.string().min(1).transform(messageTs).exactOptional(),
  threadTs: z.string().min(1).transform(messageTs).exactOptional(),
});

export const writeRefs = ({ kind, channel, sourceTs, threadTs }: FormRefs): string =>
  JSON.stringify({ kind, channel, sourceTs, threadTs });

/** @throws AppError `bad-input` when it is not what `writeRefs` wrote. */
export function readRefs(privateMetadata: string): FormRefs {
  try {
    return stored.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw new AppError('bad-input', 'This form cannot be read any more. Please open it again.', { cause });
  }
}

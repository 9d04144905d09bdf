/** What the form carries along unseen: where its card belongs. Addresses only; the words are in its fields. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { type ChannelId, channelId, type MessageTs, messageTs } from '../core/ids.js';

export interface CallRefs {
  readonly channel: ChannelId;
  /** The thread in which a call was asked for. */
  readonly threadTs?: MessageTs;
}

const stored = z.object({
  channel: z.string().min(1).transform(channelId),
  threadTs: z.string().min(1).transform(messageTs).exactOptional(),
});

export const writeCallRefs = ({ channel, threadTs }: CallRefs): string =>
  JSON.stringify({ channel, threadTs });

/** @throws AppError `bad-input` when it is not what `writeCallRefs` wrote. */
export function readCallRefs(privateMetadata: string): CallRefs {
  try {
    return stored.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw new AppError('bad-input', 'This form cannot be read any more. Please open it again.', { cause });
  }
}

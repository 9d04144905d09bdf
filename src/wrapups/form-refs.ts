/** What a form carries along unseen: what it wraps up and which messages its lines cite. Addresses only; the words are in its fields. */
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { channelId, type MessageTs, messageTs, type WrapUpId, wrapUpId } from '../core/ids.js';
import type { Talk } from './wrap-up.js';

export interface FormRefs extends Talk {
  /** The n-th is what `[n]` at the end of a line stands for. */
  readonly cites: readonly MessageTs[];
  /** The wrap-up that the form changes; absent for a new one. */
  readonly edits?: WrapUpId;
}

const ts = z
  .string()
  .regex(/^\d{1,12}\.\d{1,6}$/)
  .transform(messageTs);
const stored = z.object({
  channel: z.string().min(1).transform(channelId),
  threadTs: ts.exactOptional(),
  fromTs: ts.exactOptional(),
  toTs: ts.exactOptional(),
  cites: z.array(ts).default([]),
  edits: z.string().min(1).transform(wrapUpId).exactOptional(),
});

const place = stored.omit({ cites: true, edits: true });

export const writeRefs = ({ channel, threadTs, fromTs, toTs, cites, edits }: FormRefs): string =>
  JSON.stringify({ channel, threadTs, fromTs, toTs, cites, edits });

/** @throws AppError `bad-input` when it is not what `writeRefs` wrote. */
export function readRefs(privateMetadata: string): FormRefs {
  return read(stored, privateMetadata);
}

/** For a button's value. */
export const writeTalk = ({ channel, threadTs, fromTs, toTs }: Talk): string =>
  JSON.stringify({ channel, threadTs, fromTs, toTs });

/** @throws AppError `bad-input` when it is not what `writeTalk` wrote. */
export const readTalkValue = (value: string): Talk => read(place, value);

function read<Output>(schema: z.ZodType<Output>, text: string): Output {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('bad-input', 'This cannot be read any more. Please open it again.', { cause });
  }
}

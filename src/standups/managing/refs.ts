/** What the forms carry along unseen: which standup they are about, and as of which version. Ids only. */
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { type StandupId, standupId } from '../../core/ids.js';

/** `new` with a standup is a duplicate of it. `more`: *More options* are shown. */
export type FormRefs =
  | { readonly act: 'new'; readonly more: boolean; readonly standup?: StandupId }
  | { readonly act: 'edit'; readonly more: boolean; readonly standup: StandupId; readonly version: number };

const id = z.string().min(1).transform(standupId);
const Stored = z.discriminatedUnion('act', [
  z.object({ act: z.literal('new'), more: z.boolean(), standup: id.exactOptional() }),
  z.object({ act: z.literal('edit'), more: z.boolean(), standup: id, version: z.number().int() }),
]);
const StoredOne = z.object({ standup: id });

export const writeRefs = (refs: FormRefs): string => JSON.stringify(refs);

/** @throws AppError `bad-input` when it is not what `writeRefs` wrote. */
export const readRefs = (privateMetadata: string): FormRefs => read(Stored, privateMetadata);

/** For forms that are about one standup and nothing else. */
export const writeStandup = (standup: StandupId): string => JSON.stringify({ standup });

/** @throws AppError `bad-input` when it is not what `writeStandup` wrote. */
export const readStandup = (privateMetadata: string): StandupId => read(StoredOne, privateMetadata).standup;

function read<Kept>(schema: z.ZodType<Kept>, privateMetadata: string): Kept {
  try {
    return schema.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw new AppError('bad-input', 'This form cannot be read any more. Please open it again.', { cause });
  }
}

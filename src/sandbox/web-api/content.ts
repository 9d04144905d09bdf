/** What a message may say: reads and checks `text`, `blocks`, `attachments` and `metadata` as all posting methods do. */

import { blockProblems } from '../block-kit/check-blocks.js';
import { completeBlocks } from '../block-kit/complete-blocks.js';
import type { Message, Wire } from '../wire.js';
import { isWire } from '../wire.js';
import { Refusal, refusalWith } from '../workspace/refusal.js';
import { richText } from '../workspace/rich-text.js';
import type { World } from '../workspace/world.js';
import { listArgument, objectArgument, text } from './arguments.js';

/** Slack cuts longer text off (documented). */
const MOST_CHARACTERS = 40_000;
const MOST_ATTACHMENTS = 100;
/** Documented for message metadata. */
const MOST_METADATA_BYTES = 16_384;

type Content = Pick<Message, 'text' | 'blocks' | 'attachments'>;

/** @throws Refusal(no_text | invalid_blocks | invalid_blocks_format | too_many_attachments) */
export function contentOf(world: World, args: Wire): Content {
  const blocks = listArgument(args, 'blocks', 'invalid_blocks_format');
  const attachments = listArgument(args, 'attachments', 'invalid_attachments');
  const said = text(args, 'text');
  if (said === undefined && !blocks?.length && !attachments?.length) throw new Refusal('no_text');
  if (attachments && attachments.length > MOST_ATTACHMENTS) throw new Refusal('too_many_attachments');
  const problems = blocks ? blockProblems(blocks, 'message') : [];
  if (problems.length > 0) throw refusalWith('invalid_blocks', problems);
  const kept = (said ?? '').slice(0, MOST_CHARACTERS);
  return {
    text: kept,
    blocks: blocks?.length
      ? completeBlocks(world.ids, blocks)
      : kept === ''
        ? []
        : [richText(kept, world.ids.short())],
    ...(attachments ? { attachments } : {}),
  };
}

/** @returns the metadata; `null` for `{}`, which takes it away; undefined when none was sent. */
export function metadataOf(args: Wire): Wire | null | undefined {
  const metadata = objectArgument(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (Object.keys(metadata).length === 0) return null;
  if (typeof metadata.event_type !== 'string' || !isWire(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_schema');
  }
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_METADATA_BYTES)
    throw new Refusal('metadata_too_large');
  return metadata;
}

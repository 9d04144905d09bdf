/** Fills in what Slack fills in: ids of blocks and actions that the app left out, and flags of text objects. */
import { isWire, type Wire } from '../wire.js';
import type { Ids } from '../workspace/ids.js';

/** Elements that are no controls and so get no `action_id`. */
const INERT = ['image', 'mrkdwn', 'plain_text'];

export function completeBlocks(ids: Ids, blocks: readonly Wire[]): readonly Wire[] {
  const element = (value: unknown): unknown =>
    isWire(value) && !INERT.includes(String(value.type)) ? { action_id: ids.short(), ...value } : value;
  return blocks.map((given): Wire => {
    const block: Wire = { block_id: ids.short(), ...texts(given) };
    if (given.type === 'actions' && Array.isArray(block.elements)) {
      return { ...block, elements: block.elements.map(element) };
    }
    if (given.type === 'input') return { ...block, element: element(block.element) };
    if (given.accessory !== undefined) return { ...block, accessory: element(block.accessory) };
    return block;
  });
}

/** A copy in which every text object says whether emoji are drawn, or links are made, as Slack returns them. */
function texts(wire: Wire): Wire {
  const copy: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wire)) copy[field] = textsIn(value);
  if (wire.type === 'plain_text') return { emoji: true, ...copy };
  return wire.type === 'mrkdwn' ? { verbatim: false, ...copy } : copy;
}

function textsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textsIn);
  return isWire(value) ? texts(value) : value;
}

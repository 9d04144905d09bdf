/** Tells whether two contents are the same without keeping either. */
import { createHash } from 'node:crypto';
import type { MessageContent } from '../slack/slack-api.js';

/** SHA-256, in hex, of what a message shows. */
export function contentHash(content: MessageContent): string {
  return createHash('sha256')
    .update(JSON.stringify([content.text, content.blocks]))
    .digest('hex');
}

/** Conversations as plain lines, `ana: words`, with a second between them. */
import { messageTs, userId } from '../../../src/core/ids.js';
import type { Said } from '../../../src/wrapups/extract/sentences.js';

export const talk = (...lines: readonly string[]): readonly Said[] =>
  lines.map((line, n) => {
    const [, who = '', text = ''] = /^(\w+): ([\s\S]*)$/.exec(line) ?? [];
    return { ts: messageTs(`${1_773_223_000 + n}.000100`), user: userId(`U${who.toUpperCase()}`), text };
  });

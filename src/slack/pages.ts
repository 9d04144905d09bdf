/** Spreads texts over as few messages as Slack's limits allow; nothing is cut. Pure. */
import { LIMITS } from './limits.js';

/** What one message holds in all: Slack answers `msg_blocks_too_long` somewhat above 13,000 characters of blocks. */
const MESSAGE_ROOM = 10_000;
/** Leaves room for the headline, its context and the closing line. */
const MESSAGE_TEXTS = LIMITS.message.blocks - 5;

/** Fewer, longer texts: neighbours are joined by `between` as long as they fit into `max` together. */
export function joinWhileFits(
  texts: readonly string[],
  between: string,
  max: number = LIMITS.section.text,
): readonly string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last === undefined || last.length + between.length + text.length > max) joined.push(text);
    else joined[joined.length - 1] = last + between + text;
  }
  return joined;
}

/** Fills messages in order. @returns one list of texts a message; there is always one, which may be empty. */
export function pagesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const pages: string[][] = [[]];
  let room = MESSAGE_ROOM;
  for (const text of texts) {
    if (text.length > room || pages.at(-1)?.length === MESSAGE_TEXTS) {
      pages.push([]);
      room = MESSAGE_ROOM;
    }
    pages.at(-1)?.push(text);
    room -= text.length;
  }
  return pages;
}

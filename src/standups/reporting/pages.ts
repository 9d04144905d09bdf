/**
 * Cuts what people wrote into texts that Slack takes, and spreads them over messages. Nothing is lost; code that is cut is closed at
 * the end of one piece and opened again in the next, so that every piece reads well by itself. Pure.
 */
import { LIMITS } from '../../slack/limits.js';
import { typedPieces } from '../../slack/typed-text.js';

/** What one message holds in all: Slack answers `msg_blocks_too_long` somewhat above 13,000 characters of blocks. */
const MESSAGE_ROOM = 10_000;
/** Leaves room for the headline, its context and the closing line. */
const MESSAGE_TEXTS = LIMITS.message.blocks - 5;
const FENCE = '```';

/**
 * Mrkdwn of typed text, escaped, in pieces in each of which the code fences are balanced. A fence that was never closed is closed.
 * @param max UTF-16 units in one piece, 40 or more.
 */
export function answerPieces(typed: string, max: number): readonly string[] {
  // What a person typed between two fences has odd places.
  const chunks = typed
    .split(FENCE)
    .flatMap((part, place) => (place % 2 === 0 ? typedPieces(part, max) : codePieces(part, max)));
  return joinWhileFits(chunks, '', max).filter((piece) => piece.trim() !== '');
}

function codePieces(code: string, max: number): readonly string[] {
  const pieces = typedPieces(code, max - 2 * FENCE.length);
  return (pieces.length === 0 ? [''] : pieces).map((piece) => `${FENCE}${piece}${FENCE}`);
}

/** A bold heading and what was written below it, as texts for sections. Text that is blank has none. */
export function headed(heading: string, typed: string): readonly string[] {
  const [first, ...others] = answerPieces(typed, LIMITS.section.text);
  if (first === undefined) return [];
  return [...joinWhileFits([heading, first], '\n', LIMITS.section.text), ...others];
}

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

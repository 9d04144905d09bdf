/** Spreads a long text that a person typed over messages: labelled sections that Slack takes, in as many messages as it needs. */
import type { KnownBlock } from '@slack/types';
import { section } from './blocks.js';
import { LIMITS } from './limits.js';
import { typedPieces } from './typed-text.js';

/** What one message holds in all: Slack answers `msg_blocks_too_long` somewhat above 13,000 characters of blocks. */
export const MESSAGE_ROOM = 11_000;
/** Sections in one message, with room for what stands around them: Slack takes 50 blocks. */
const MOST_SECTIONS = 40;
/** A label stands in front of the first piece. */
const PIECE = LIMITS.section.text - 100;

/** Typed text as mrkdwn sections, the first with a bold label. Empty text has none. */
export function labelled(label: string, typed: string): readonly string[] {
  const pieces = typedPieces(typed, PIECE).filter((piece) => piece.trim() !== '');
  return pieces.map((piece, n) => (n === 0 ? `*${label}*\n${piece}` : piece));
}

/**
 * Fills messages in order.
 * @param firstRoom characters that the first message has left; the others hold `MESSAGE_ROOM`.
 * @returns one list of sections a message; the first may be empty, there is always one.
 */
export function pages(sections: readonly string[], firstRoom: number): readonly (readonly string[])[] {
  const filled: string[][] = [[]];
  let room = firstRoom;
  for (const text of sections) {
    if (text.length > room || filled.at(-1)?.length === MOST_SECTIONS) {
      filled.push([]);
      room = MESSAGE_ROOM;
    }
    filled.at(-1)?.push(text);
    room -= text.length;
  }
  return filled;
}

export const sectionsOf = (texts: readonly string[] | undefined): readonly KnownBlock[] =>
  (texts ?? []).map((text) => section(text));

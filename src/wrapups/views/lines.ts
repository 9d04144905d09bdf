/** A field's lines as mrkdwn: typed text escaped once, citations as links, packed into sections that Slack takes. */
import type { KnownBlock } from '@slack/types';
import { section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { typedPieces } from '../../slack/typed-text.js';
import { messageLink, splitCitation } from '../citations.js';
import type { WrapUp } from '../wrap-up.js';

/** Room for a citation, `<https://…|[12]>`, after a line: the address has at most about 200 characters. */
const CITATION_ROOM = 250;
const PIECE = LIMITS.section.text - CITATION_ROOM;

export type Cited = Pick<WrapUp, 'channel' | 'threadTs' | 'cites' | 'archive'>;

/** Sections of one field under a bold label; none when nothing was typed. */
export function labelled(label: string, typed: string, of: Cited): readonly string[] {
  const lines = typed
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  return packed([`*${label}*`, ...lines.flatMap((line) => lineOf(line, of))]);
}

export const sectionsOf = (texts: readonly string[]): readonly KnownBlock[] =>
  texts.map((text) => section(text));

/** One line in pieces that fit a section. */
function lineOf(line: string, of: Cited): readonly string[] {
  const { text, n, ts } = splitCitation(line, of.cites);
  const pieces = typedPieces(text, PIECE);
  if (ts === undefined) return pieces;
  const link = of.archive ? ` <${escapedAddress(messageLink(of.archive, of, ts))}|[${n}]>` : '';
  const last = pieces.at(-1) ?? '';
  return [...pieces.slice(0, -1), `${last}${link}`];
}

const escapedAddress = (address: string): string => address.replace(/&/g, '&amp;');

/** Lines joined while they fit a section. */
function packed(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.section.text) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts;
}

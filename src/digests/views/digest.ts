/** A digest as the channel reads it. Pure: names and links were found before. */
import type { KnownBlock } from '@slack/types';
import { context, header, message, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText, localTime, shorten } from '../../slack/mrkdwn.js';
import { joinWhileFits, pagesOf } from '../../slack/pages.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Line, Piece } from '../section.js';

/** What a piece turns into that only Slack, or the directory, can tell. */
export interface Looked {
  nameOf(user: string): string;
  /** Undefined when Slack did not tell: the words stand without a link. */
  linkOf(message: Extract<Piece, { message: unknown }>['message']): string | undefined;
  /** For notifications and old clients, with its zone. */
  inWords(at: number): string;
}

export interface ToldSection {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Typed words in a line of a digest: enough to know what it is about, the rest is a click away. */
const MOST_TYPED = 280;

/** One message or more; the first stands in the channel, the others below it. */
export function digestView(
  told: { readonly headline: string; readonly sections: readonly ToldSection[]; readonly isPart?: boolean },
  looked: Looked,
): readonly MessageContent[] {
  const { headline } = told;
  const texts = told.sections.flatMap(({ title, lines }) =>
    joinWhileFits([`*${title}*`, ...lines.map((line) => `• ${lineText(line, looked)}`)], '\n'),
  );
  return pagesOf(texts).map((page, n) =>
    n === 0
      ? message(
          `${headline}: ${told.sections.map(({ title }) => title).join(', ')}`,
          header(shorten(headline, LIMITS.header)),
          ...sectionsOf(page),
          ...(told.isPart ? [] : [context(HOW_TO_CHANGE)]),
        )
      : message(`${headline}, continued`, context(`${headline}, continued (${n + 1})`), ...sectionsOf(page)),
  );
}

export const HOW_TO_CHANGE = 'Change what it tells, or when: `/async digest settings`.';

/** What is put in place of a further message that is no longer needed. */
export const nothingMoreView = (): MessageContent =>
  message('Nothing more here.', context('Nothing more here: the digest above has become shorter.'));

const sectionsOf = (texts: readonly string[]): readonly KnownBlock[] => texts.map((text) => section(text));

const lineText = (line: Line, looked: Looked): string =>
  line.map((piece) => pieceText(piece, looked)).join('');

function pieceText(piece: Piece, looked: Looked): string {
  if (typeof piece === 'string') return piece;
  if ('typed' in piece) return typedText(piece.typed);
  if ('person' in piece) return `*${escapeText(oneLine(looked.nameOf(piece.person)))}*`;
  if ('at' in piece) return localTime(piece.at, looked.inWords(piece.at));
  const link = looked.linkOf(piece.message);
  const words = typedText(piece.text);
  return link === undefined ? words : `<${link}|${words}>`;
}

const typedText = (typed: string): string => escapeText(shorten(oneLine(typed), MOST_TYPED));

/** A line of a digest is one line, and a code fence begun in it would swallow the next. */
const oneLine = (typed: string): string => typed.replaceAll('```', '').replace(/\s+/g, ' ').trim();

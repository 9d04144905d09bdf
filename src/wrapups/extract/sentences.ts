/** Reads what people said as sentences: without code, quotes and emoji for the rules, and as it was for the reader. Pure, linear. */
import type { MessageTs, UserId } from '../../core/ids.js';
import { plainWords } from './phrases.js';

/** A message of a conversation, as Slack sent it (mrkdwn). */
export interface Said {
  readonly ts: MessageTs;
  readonly user: UserId;
  readonly text: string;
}

export interface Sentence {
  /** Its message, by place in the conversation. */
  readonly at: number;
  readonly said: Said;
  /** Mrkdwn as received, fit for `readableWords`. */
  readonly text: string;
  /** For the rules: `plainWords` without markup; `@` for people named, `link` and `code` in their places. */
  readonly words: string;
  readonly isQuestion: boolean;
  /** Begins with a bullet or a number. */
  readonly isItem: boolean;
  /** People named in it. */
  readonly named: readonly UserId[];
}

/** Characters read of one message: what matters is said early, the rest is a paste. */
const READ_CHARACTERS = 4_000;
/** And sentences: nobody says more in so many characters. */
const READ_SENTENCES = 200;

/** What nobody says in words. Each alternative starts with a rare sign and excludes it later: linear on any text. */
const MARKUP =
  /```[\s\S]*?(?:```|$(?![\s\S]))|`[^`\n]*`|(?<!\w)~(?=\S)[^~\n]*(?<=\S)~(?!\w)|<[^<>\n]*>|https?:\/\/[^\s<>]*[^\s<>.,;:!?]|^[ \t]*(?:&gt;|>)[^\n]*$/gm;
const EMOJI = /:[a-z0-9_+'-]{1,40}:|\p{Extended_Pictographic}|\u200d|\ufe0f/gu;
const THUMB = /:(?:\+1|thumbsup)(?:::skin-tone-\d)?:|\u{1f44d}/gu;
/** Bold and italics: signs at the edge of a word. */
const EMPHASIS = /(?<![\p{L}\p{N}])[*_]+(?=\S)|(?<=\S)[*_]+(?![\p{L}\p{N}])/gu;
const PIECE = /\ue000(\d+)\ue001/g;
const ENDS = /(?<=[.?!…][*_]?)(?<!\b(?:e\.g|i\.e|vs|cf|etc|bzw|z\.b|p\. ?ej)\.)\s+|\n+|(?<=[。？！])/iu;
const BULLET = /^(?:[-*•◦·–—]|\d{1,2}[.)])\s+/u;
const QUESTION = /[?？](?:[\s)"'”’\].!…]|\?)*$/u;

/** All sentences of a conversation, in order. */
export function sentencesOf(conversation: readonly Said[]): readonly Sentence[] {
  return conversation.flatMap((said, at) => readMessage(said, at));
}

function readMessage(said: Said, at: number): readonly Sentence[] {
  const pieces: string[] = [];
  const masked = said.text
    .slice(0, READ_CHARACTERS)
    .replace(/[\ue000\ue001]/g, '')
    .replace(MARKUP, (piece) => {
      pieces.push(piece);
      return `\ue000${pieces.length - 1}\ue001`;
    });
  return masked.split(ENDS, READ_SENTENCES).flatMap((raw): Sentence[] => {
    const part = raw.trim().replace(BULLET, '');
    const inside = [...part.matchAll(PIECE)].map(([, n]) => pieces[Number(n)] ?? '');
    const spoken = part.replace(PIECE, (_, n) => signOf(pieces[Number(n)] ?? ''));
    const words = plainWords(spoken.replace(THUMB, ' +1 ').replace(EMOJI, ' ').replace(EMPHASIS, ''));
    if (words === '') return [];
    return [
      {
        ...{ at, said, words, text: part.replace(PIECE, (_, n) => shownAs(pieces[Number(n)] ?? '')).trim() },
        ...{ isQuestion: QUESTION.test(words), isItem: BULLET.test(raw.trim()) },
        named: inside.flatMap((piece) => (/^<@([UW][A-Z0-9]+)/.exec(piece)?.[1] ?? []) as UserId | []),
      },
    ];
  });
}

function signOf(piece: string): string {
  // What is struck through was taken back.
  if (piece.startsWith('```') || piece.startsWith('~') || isQuote(piece)) return ' ';
  if (piece.startsWith('`')) return ' code ';
  if (piece.startsWith('<@') || piece.startsWith('<!')) return ' @ ';
  return piece.startsWith('<#') ? ' # ' : ' link ';
}

const isQuote = (piece: string): boolean => /^[ \t]*(?:&gt;|>)/.test(piece);

/** Pasted code and quoted lines are somebody else's words: the message that is cited has them. */
const shownAs = (piece: string): string => (piece.startsWith('```') || isQuote(piece) ? ' … ' : piece);

/** Finds sentences of known words in a cleaned text, in one pass over their characters and without cutting out a string. */
import type { Row } from './lexicon.js';
import {
  fold,
  hashStep,
  OPENING_WORD,
  PAUSE_WORD,
  UNKNOWN,
  type Vocabulary,
  wordOf,
  wordWithHash,
} from './words.js';

/** A sentence in parallel arrays: the hot path makes no object per word. */
export interface Sentence extends Row {
  /** The opening sign, then every word, by number. */
  readonly words: readonly number[];
  /** Where each word starts and ends in the text that was scanned. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether it ends in a question mark. */
  readonly asks: boolean;
  /** Whether it holds code, or a name that only code has (`call(`, `foo.bar`, `snake_case`). */
  readonly code: boolean;
  readonly link: boolean;
  readonly mention: boolean;
  /** Where it starts, and where the next one does. */
  readonly from: number;
  readonly to: number;
}

/** What a character is to the words around it; bits, so that a word can say what it is made of. */
const LETTER = 1;
const DIGIT = 2;
const UNDERSCORE = 4;
/** A letter that is still to be folded. */
const FOREIGN = 8;
const IN_WORD = LETTER | DIGIT | UNDERSCORE | FOREIGN;
const STOP = 16;
const END = 32;
const SIGN = 64;
const DASH = 128;
const GAP = 0;

/** Kana, Han and Hangul: read letter by letter. */
function unspaced(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}

function kindFor(code: number): number {
  const char = String.fromCharCode(code);
  if (/[a-z']/.test(char)) return LETTER;
  if (/[0-9]/.test(char)) return DIGIT;
  if (/[?!;\n。？！…—]/.test(char)) return END;
  if (/[@#<]/.test(char)) return SIGN;
  if (char === '_') return UNDERSCORE;
  if (char === '.') return STOP;
  if (char === '-') return DASH;
  return code >= 0xc0 && code <= 0x1fff ? FOREIGN : GAP;
}

/** The kind of every character; one look in a table is what the inner loop can afford. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => kindFor(code));

/** Beyond the end of a text the code is NaN, which must not reach the table. */
function kindOf(code: number): number {
  return KINDS[code | 0] ?? GAP;
}

const QUESTION = 63;
const WIDE_QUESTION = 0xff1f;
const COLON = 58;
const COMMA = 44;
const BRACKET = 40;

/** Longer sentences are read in pieces: nobody needs as many words to ask, and the work stays linear. */
const MOST_WORDS = 80;

/** The signs that `clean` leaves, with a space on both sides. */
const SIGNS = ['@all', '@', '#', '<link>', '<poll>', '<code>'];

/** Whether the sign at `at` keeps the word before it and what follows together: 14:30, 9.30, foo.bar. */
function joins(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  const next = kindOf(text.charCodeAt(at + 1));
  return kindOf(sign) === STOP ? (next & IN_WORD) !== 0 : sign === COLON && next === DIGIT;
}

function signAt(text: string, at: number): string | undefined {
  return SIGNS.find(
    (sign) => text.startsWith(sign, at) && isSpace(text, at - 1) && isSpace(text, at + sign.length),
  );
}

/** Whether a sentence ends at a character: also at a dash between two thoughts ("let's talk - I am lost"). */
function endsAt(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  if ((kind & (END | STOP | DASH)) === 0) return false;
  return kind === END || (isSpace(text, at + 1) && (kind === STOP || isSpace(text, at - 1)));
}

/** Where the sentence around `place` starts, looking back no further than `from`. */
export function sentenceStart(text: string, from: number, place: number): number {
  let start = place;
  while (start > from && !endsAt(text, start - 1)) start -= 1;
  return start;
}

/** The sentence that starts at `from` in a cleaned text in lower case, or the first piece of a very long one. */
export function readSentence(text: string, from: number, vocabulary: Vocabulary): Sentence {
  const words = [OPENING_WORD];
  const starts = [from];
  const ends = [from];
  let code = false;
  let link = false;
  let mention = false;
  let at = from;
  while (at < text.length && !endsAt(text, at) && words.length <= MOST_WORDS) {
    const start = at;
    const char = text.charCodeAt(at);
    const first = kindOf(char);
    let word: number | undefined;
    if ((first & IN_WORD) !== 0) {
      let made = 0;
      let hash = 0;
      for (; at < text.length; at += 1) {
        const next = text.charCodeAt(at);
        const kind = kindOf(next);
        if ((kind & IN_WORD) === 0) {
          if (!joins(text, at)) break;
          if (kind === STOP && kindOf(text.charCodeAt(at + 1)) !== DIGIT) made |= UNDERSCORE;
        }
        made |= kind;
        hash = hashStep(hash, next);
      }
      if ((made & UNDERSCORE) !== 0 || text.charCodeAt(at) === BRACKET) {
        code = true;
        word = UNKNOWN;
      } else if (made === LETTER) word = wordWithHash(vocabulary, hash);
      else word = wordOf(vocabulary, fold(text.slice(start, at)));
    } else if (first === SIGN) {
      const sign = signAt(text, at);
      code ||= sign === '<code>';
      link ||= sign === '<link>';
      mention ||= sign === '@';
      word = sign === undefined ? undefined : wordOf(vocabulary, sign);
      at += sign?.length ?? 1;
    } else {
      at += 1;
      if (char === COMMA || char === BRACKET) word = PAUSE_WORD;
      else if (unspaced(char)) word = wordOf(vocabulary, text.charAt(start));
    }
    if (word === undefined) continue;
    words.push(word);
    starts.push(start);
    ends.push(at);
  }
  let asks = false;
  for (
    let open = true;
    open && at < text.length;
    open = at < text.length && (kindOf(text.charCodeAt(at)) & (END | STOP)) !== 0
  ) {
    const char = text.charCodeAt(at);
    asks ||= char === QUESTION || char === WIDE_QUESTION;
    at += 1;
  }
  return { words, vocabulary, starts, ends, asks, code, link, mention, from, to: at };
}

/** All sentences of a cleaned text in lower case that have words. */
export function scan(text: string, vocabulary: Vocabulary): Sentence[] {
  const found: Sentence[] = [];
  for (let at = 0; at < text.length; ) {
    const sentence = readSentence(text, at, vocabulary);
    if (sentence.words.length > 1) found.push(sentence);
    at = sentence.to;
  }
  return found;
}

function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text.charCodeAt(at) <= 32;
}

/** Words `start` to `end - 1` of a sentence, in the text that was scanned or in one of the same places. */
export function textOf(sentence: Sentence, start: number, end: number, text: string): string {
  return text.slice(sentence.starts[start], sentence.ends[end - 1]);
}

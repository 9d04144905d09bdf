/** Cuts a cleaned text into sentences of known words, in one pass over its characters and without cutting out a string. */
import { fold, hashStep, OPENING, UNKNOWN, type Vocabulary, type Word, wordOf } from './words.js';

/** A sentence in parallel arrays: the hot path makes no object per word. */
export interface Sentence {
  /** The opening sign, then every word; words that the language does not know are `UNKNOWN`. */
  readonly words: readonly Word[];
  /** Where each word starts and ends in the text that was scanned. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether it ends in a question mark. */
  readonly asks: boolean;
  /** Whether it holds code, or a name that only code has (`call(`, `foo.bar`, `snake_case`). */
  readonly code: boolean;
  readonly link: boolean;
  readonly mention: boolean;
  /** Which sentence of the message it is, from 0. */
  readonly part: number;
}

/** What a character is to the words around it. */
const GAP = 0;
const LETTER = 1;
const DIGIT = 2;
const END = 3;
const STOP = 4;
const SIGN = 5;

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z'_]/.test(char)) return LETTER;
  if (/\d/.test(char)) return DIGIT;
  if (/[?!\n]/.test(char)) return END;
  if (char === '.') return STOP;
  return /[@#<]/.test(char) ? SIGN : GAP;
});

/** Kana, Han and Hangul: read letter by letter. */
function unspaced(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}

function kindOf(code: number): number {
  if (code < 128) return KINDS[code] ?? GAP;
  if (code >= 0xc0 && code <= 0x1fff) return LETTER;
  return code === 0x3002 || code === 0xff1f || code === 0xff01 || code === 0x2026 ? END : GAP;
}

const QUESTIONS = new Set([63, 0xff1f]);
const COLON = 58;
const UNDERSCORE = 95;
const BRACKET = 40;

/** The signs that `clean` leaves, with a space on both sides. */
const SIGNS = ['@all', '@', '#', '<link>', '<code>'];

/** The sentences of a cleaned text in lower case. */
export function scan(text: string, vocabulary: Vocabulary): Sentence[] {
  const opening = wordOf(vocabulary, OPENING);
  const found: Sentence[] = [];
  let words: Word[] = [opening];
  let starts = [0];
  let ends = [0];
  let code = false;
  let link = false;
  let mention = false;
  let at = 0;

  const push = (word: Word, start: number, end: number): void => {
    words.push(word);
    starts.push(start);
    ends.push(end);
  };

  /** Reads the word that starts at `at`. */
  const readWord = (): void => {
    const start = at;
    const numeric = kindOf(text.charCodeAt(at)) === DIGIT;
    let plain = true;
    let named = false;
    let hash = 0;
    for (; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      const kind = kindOf(char);
      if (kind !== LETTER && kind !== DIGIT) {
        // 14:30 and 9.30 and foo.bar stay whole.
        const next = kindOf(text.charCodeAt(at + 1));
        const joins = (char === COLON || kind === STOP) && next === DIGIT;
        if (!joins && !(kind === STOP && next === LETTER)) break;
        named ||= kind === STOP && next === LETTER;
      }
      plain &&= char < 128;
      named ||= char === UNDERSCORE;
      hash = hashStep(hash, char);
    }
    if (named || text.charCodeAt(at) === BRACKET) {
      code = true;
      push(UNKNOWN, start, at);
      return;
    }
    const guess = vocabulary.byHash.get(hash);
    const sure = plain && !numeric && (guess === undefined || isAt(text, guess.spelling, start, at));
    push(sure ? (guess ?? UNKNOWN) : wordOf(vocabulary, fold(text.slice(start, at))), start, at);
  };

  const readSign = (): void => {
    const sign = SIGNS.find(
      (one) => text.startsWith(one, at) && isSpace(text, at - 1) && isSpace(text, at + one.length),
    );
    if (sign === undefined) {
      at += 1;
      return;
    }
    code ||= sign === '<code>';
    link ||= sign === '<link>';
    mention ||= sign === '@';
    push(wordOf(vocabulary, sign), at, at + sign.length);
    at += sign.length;
  };

  const endSentence = (asks: boolean): void => {
    if (words.length > 1) found.push({ words, starts, ends, asks, code, link, mention, part: found.length });
    words = [opening];
    starts = [at];
    ends = [at];
    code = false;
    link = false;
    mention = false;
  };

  while (at < text.length) {
    const char = text.charCodeAt(at);
    const kind = kindOf(char);
    if (kind === LETTER || kind === DIGIT) readWord();
    else if (kind === SIGN) readSign();
    else if (kind === END || (kind === STOP && isSpace(text, at + 1))) {
      let asks = false;
      for (; at < text.length && isEnd(kindOf(text.charCodeAt(at))); at += 1)
        asks ||= QUESTIONS.has(text.charCodeAt(at));
      endSentence(asks);
    } else {
      at += 1;
      if (unspaced(char)) push(wordOf(vocabulary, text.charAt(at - 1)), at - 1, at);
    }
  }
  endSentence(false);
  return found;
}

function isEnd(kind: number): boolean {
  return kind === END || kind === STOP;
}

function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text.charCodeAt(at) <= 32;
}

function isAt(text: string, spelling: string, start: number, end: number): boolean {
  return end - start === spelling.length && text.startsWith(spelling, start);
}

/** Words `start` to `end - 1` of a sentence, in the text that was scanned or in one of the same places. */
export function textOf(sentence: Sentence, start: number, end: number, text: string): string {
  return text.slice(sentence.starts[start], sentence.ends[end - 1]);
}

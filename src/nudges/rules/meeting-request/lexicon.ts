/** Phrases compiled into one tree of words, so that reading a sentence costs a few steps a word whatever their number. */
import { fold, learnWord, type Vocabulary, type Word } from './words.js';

interface Node<T> {
  /** By the number of a word, a family or a class. */
  next: Map<number, Node<T>> | undefined;
  values: readonly T[];
}

export type Lexicon<T> = Node<T>;

/** A phrase found: its value and the words it spans, `start` to `end - 1`. */
export interface Mark<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** Every spelling of a phrase written with `a|b` and `c?`. */
function spellings(phrase: string): string[] {
  let starts = [''];
  for (const word of phrase.split(' ')) {
    const optional = word.endsWith('?');
    const options = (optional ? word.slice(0, -1) : word).split('|');
    const longer = starts.flatMap((start) => options.map((option) => `${start} ${option}`.trimStart()));
    starts = optional ? starts.concat(longer) : longer;
  }
  return starts;
}

/** Scripts without spaces are read letter by letter. */
const UNSPACED = /[\u3040-\u9fff\uac00-\ud7a3]|[^\u3040-\u9fff\uac00-\ud7a3]+/g;

function phraseWords(spelling: string): readonly string[] {
  return spelling.split(' ').flatMap((word) => fold(word).match(UNSPACED) ?? []);
}

/** A tree of the phrases of every entry; a phrase may carry several values. Their words join the vocabulary. */
export function compile<T>(
  entries: Iterable<readonly [phrase: string, value: T]>,
  vocabulary: Vocabulary,
): Lexicon<T> {
  const root: Node<T> = { next: undefined, values: [] };
  for (const [phrase, value] of entries) {
    for (const spelling of spellings(phrase)) {
      let node = root;
      for (const word of phraseWords(spelling)) {
        const number = learnWord(vocabulary, word);
        node.next ??= new Map();
        const child: Node<T> = node.next.get(number) ?? { next: undefined, values: [] };
        node.next.set(number, child);
        node = child;
      }
      if (!node.values.includes(value)) node.values = [...node.values, value];
    }
  }
  return root;
}

interface Found<T> {
  readonly end: number;
  readonly values: readonly T[];
}

/** How many words a phrase may step over. */
const MOST_SKIPS = 3;

/** The longest phrase below `node` that goes on at word `at`. The depth is bounded by the longest phrase and the skips. */
function longest<T>(
  node: Node<T>,
  words: readonly Word[],
  at: number,
  skips: number,
  inside: boolean,
): Found<T> | undefined {
  const word = words[at];
  if (word === undefined || node.next === undefined) return undefined;
  let best: Found<T> | undefined;
  for (const key of word.keys) {
    const child = node.next.get(key);
    if (child === undefined) continue;
    const further =
      longest(child, words, at + 1, skips, true) ??
      (child.values.length > 0 ? { end: at + 1, values: child.values } : undefined);
    if (further !== undefined && (best === undefined || further.end > best.end)) best = further;
  }
  if (inside && word.skip && skips > 0) {
    const beyond = longest(node, words, at + 1, skips - 1, true);
    if (beyond !== undefined && (best === undefined || beyond.end > best.end)) best = beyond;
  }
  return best;
}

/** The phrases in a row of words from left to right, the longest at each place, none overlapping. */
export function marks<T>(lexicon: Lexicon<T>, words: readonly Word[]): Mark<T>[] {
  const found: Mark<T>[] = [];
  let at = 0;
  while (at < words.length) {
    const match = longest(lexicon, words, at, MOST_SKIPS, false);
    if (match) for (const value of match.values) found.push({ value, start: at, end: match.end });
    at = match?.end ?? at + 1;
  }
  return found;
}

/**
 * Phrases compiled into one tree of words, so that reading a sentence costs a few steps a word whatever their number.
 * The tree lies in flat arrays: as objects it would not fit the processor's cache, and reading would take twice as long.
 */
import { phraseWords, spellings } from './phrase.js';
import { type Draft, learnWord, SKIP, type Vocabulary } from './words.js';

export interface Lexicon<T> {
  /** The node of the first word of phrases, by the word's number; 0 for none. */
  readonly first: Int32Array;
  /** Where the children of a node start; those of the next node follow. */
  readonly children: Int32Array;
  /** The numbers of the words, families and classes that lead to the children, rising for each node. */
  readonly keys: Int32Array;
  /** The children themselves, side by side with `keys`. */
  readonly nodes: Int32Array;
  /** What the phrase that ends at a node says; undefined where none ends. */
  readonly values: readonly (readonly T[] | undefined)[];
}

/** A phrase found: its value and the words it spans, `start` to `end - 1`. */
export interface Mark<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

interface Branch<T> {
  /** Most branches are the last of their phrase and have none. */
  next: Map<number, Branch<T>> | undefined;
  values: readonly T[] | undefined;
}

/** A tree of the phrases of every entry; a phrase may carry several values. Their words join the draft. */
export function compile<T>(entries: Iterable<readonly [phrase: string, value: T]>, draft: Draft): Lexicon<T> {
  const root: Branch<T> = { next: new Map(), values: undefined };
  for (const [phrase, value] of entries) {
    for (const spelling of spellings(phrase)) {
      let branch = root;
      for (const word of phraseWords(spelling)) {
        const number = learnWord(draft, word);
        branch.next ??= new Map();
        const child: Branch<T> = branch.next.get(number) ?? { next: undefined, values: undefined };
        branch.next.set(number, child);
        branch = child;
      }
      if (!branch.values?.includes(value)) branch.values = [...(branch.values ?? []), value];
    }
  }
  return flat(root);
}

/** Lays a tree out breadth first: the children of a node stand side by side. */
function flat<T>(root: Branch<T>): Lexicon<T> {
  const branches = [root];
  const children: number[] = [];
  const keys: number[] = [];
  const nodes: number[] = [];
  for (let node = 0; node < branches.length; node += 1) {
    children.push(keys.length);
    const sorted = [...(branches[node]?.next ?? [])].sort(([one], [two]) => one - two);
    for (const [key, child] of sorted) {
      keys.push(key);
      nodes.push(branches.length);
      branches.push(child);
    }
  }
  children.push(keys.length);
  const firstKeys = keys.slice(0, children[1]);
  const first = new Int32Array(Math.max(0, ...firstKeys) + 1);
  firstKeys.forEach((key, at) => {
    first[key] = nodes[at] ?? 0;
  });
  return {
    first,
    children: Int32Array.from(children),
    keys: Int32Array.from(keys),
    nodes: Int32Array.from(nodes),
    values: branches.map(({ values }) => values),
  };
}

/** The child of a node by its number; 0 for none. */
function childOf<T>({ children, keys, nodes }: Lexicon<T>, node: number, key: number): number {
  let low = children[node] ?? 0;
  let high = children[node + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return nodes[middle] ?? 0;
    if (found < key) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** How many words a phrase may step over. */
const MOST_SKIPS = 4;

/** Where a phrase ends and at which node, in one number, so that the longest is the largest; 0 for none. */
const NODES = 2 ** 20;

/** A row of words to read, and what is known about them. */
export interface Row {
  readonly words: readonly number[];
  readonly vocabulary: Vocabulary;
}

/** The longest phrase through `node`, whose word ends before `at`. Its depth is bounded by the longest phrase. */
function onward<T>(lexicon: Lexicon<T>, node: number, row: Row, at: number, skips: number): number {
  const own = lexicon.values[node] === undefined ? 0 : at * NODES + node;
  return Math.max(own, below(lexicon, node, row, at, skips));
}

function below<T>(lexicon: Lexicon<T>, node: number, row: Row, at: number, skips: number): number {
  if (at >= row.words.length || lexicon.children[node] === lexicon.children[node + 1]) return 0;
  const word = row.words[at] ?? 0;
  const { keyStarts, keys, bits } = row.vocabulary;
  const end = keyStarts[word + 1] ?? 0;
  let best = 0;
  for (let index = keyStarts[word] ?? 0; index < end; index += 1) {
    const child = childOf(lexicon, node, keys[index] ?? 0);
    if (child !== 0) best = Math.max(best, onward(lexicon, child, row, at + 1, skips));
  }
  const maySkip = skips > 0 && ((bits[word] ?? 0) & SKIP) !== 0;
  return maySkip ? Math.max(best, below(lexicon, node, row, at + 1, skips - 1)) : best;
}

/** The phrases in a row of words from left to right, the longest at each place, none overlapping. */
export function marks<T>(lexicon: Lexicon<T>, row: Row): Mark<T>[] {
  const { keyStarts, keys } = row.vocabulary;
  const found: Mark<T>[] = [];
  let at = 0;
  while (at < row.words.length) {
    const word = row.words[at] ?? 0;
    const last = keyStarts[word + 1] ?? 0;
    let best = 0;
    for (let index = keyStarts[word] ?? 0; index < last; index += 1) {
      const key = keys[index] ?? 0;
      // Words learned later have larger numbers; reading beyond an array is slow.
      const node = key < lexicon.first.length ? (lexicon.first[key] ?? 0) : 0;
      if (node !== 0) best = Math.max(best, onward(lexicon, node, row, at + 1, MOST_SKIPS));
    }
    const end = best === 0 ? at + 1 : Math.floor(best / NODES);
    if (best !== 0)
      for (const value of lexicon.values[best % NODES] ?? []) found.push({ value, start: at, end });
    at = end;
  }
  return found;
}

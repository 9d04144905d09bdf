/** The words of a language that mean anything to the rule, found in a text without cutting it up. */

/** What the rule knows about a word. */
export interface Word {
  readonly spelling: string;
  /** Numbers under which phrases know it: its own, and those of its families or its class of numbers. */
  readonly keys: readonly number[];
  /** A phrase may step over it. */
  readonly skip: boolean;
  /** Says nothing between an asking and what is asked. */
  readonly light: boolean;
  /** Begins an object. */
  readonly object: boolean;
  /** May stand before an imperative. */
  readonly opener: boolean;
  /** Tells what time is wanted for: "do you have time *to* review it". */
  readonly goal: boolean;
}

/** What a language says about single words; all but the families are lists of words that `Word` explains. */
export interface WordLists {
  /** Words that stand for each other, by name: `{ day: 'monday|tuesday' }` is written `$day` in a phrase. */
  readonly families: Readonly<Record<string, string>>;
  readonly skip: readonly string[];
  readonly light: readonly string[];
  readonly objects: readonly string[];
  readonly openers: readonly string[];
  readonly goals: readonly string[];
}

export interface Vocabulary {
  readonly bySpelling: Map<string, Word>;
  /** The same words by `hash`; a word that shares its hash with another is only in `bySpelling`. */
  readonly byHash: Map<number, Word>;
  /** Every word, family and class has a number of its own. */
  readonly numbers: Map<string, number>;
  readonly lists: WordLists;
}

/** Any word that the language does not know. */
export const UNKNOWN: Word = {
  spelling: '',
  keys: [],
  skip: false,
  light: false,
  object: false,
  opener: false,
  goal: false,
};

/** Stands before the first word of a sentence, so that a phrase can say that it opens one. */
export const OPENING = '^';

/** Lower case without accents; unspaced scripts keep their marks, which are part of the letter. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  return /[\u0080-\u303f]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}

/** One step of the hash of a spelling, letter by letter. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function hashOf(spelling: string): number {
  let hash = 0;
  for (let at = 0; at < spelling.length; at += 1) hash = hashStep(hash, spelling.charCodeAt(at));
  return hash;
}

function numberOf({ numbers }: Vocabulary, name: string): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

/** The number under which phrases know a word, a family (`$day`) or a class (`#n`); new words are learned. */
export function learnWord(vocabulary: Vocabulary, spelling: string): number {
  const number = numberOf(vocabulary, spelling);
  const { bySpelling, byHash, lists } = vocabulary;
  if (bySpelling.has(spelling)) return number;
  const families = Object.keys(lists.families).filter((name) =>
    lists.families[name]?.split('|').includes(spelling),
  );
  const word: Word = {
    spelling,
    keys: [number, ...families.map((name) => numberOf(vocabulary, `$${name}`))],
    skip: lists.skip.includes(spelling),
    light: lists.light.includes(spelling) || lists.skip.includes(spelling),
    object: lists.objects.includes(spelling),
    opener: spelling === OPENING || lists.openers.includes(spelling),
    goal: lists.goals.includes(spelling),
  };
  bySpelling.set(spelling, word);
  const hash = hashOf(spelling);
  if (!byHash.has(hash)) byHash.set(hash, word);
  return number;
}

/** The vocabulary of a language before its phrases. */
export function vocabularyOf(lists: WordLists): Vocabulary {
  const vocabulary: Vocabulary = { bySpelling: new Map(), byHash: new Map(), numbers: new Map(), lists };
  const members = Object.values(lists.families).flatMap((family) => family.split('|'));
  for (const word of [
    OPENING,
    ...members,
    ...lists.skip,
    ...lists.light,
    ...lists.objects,
    ...lists.openers,
  ]) {
    learnWord(vocabulary, word);
  }
  return vocabulary;
}

const CLOCK = /^(?:\d{1,2}(?:[:.h]\d{2})?(?:am|pm|a|p|h|uhr)|\d{1,2}[:h]\d{2})$/;

function numberClass(spelling: string): string | undefined {
  if (/^\d{1,4}$/.test(spelling)) return '#n';
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(spelling)) return '#nth';
  return CLOCK.test(spelling) ? '#clock' : undefined;
}

/** The word with a spelling; numbers also belong to a class. */
export function wordOf(vocabulary: Vocabulary, spelling: string): Word {
  const known = vocabulary.bySpelling.get(spelling) ?? UNKNOWN;
  const kind = /^\d/.test(spelling) ? vocabulary.numbers.get(numberClass(spelling) ?? '') : undefined;
  return kind === undefined ? known : { ...known, spelling, keys: [...known.keys, kind] };
}

/**
 * The words of a language that mean anything to the rule, by number, in flat arrays small enough for the processor's
 * cache: as objects, every word of a message would cost several trips to memory.
 */

/** What a language says about single words; all but the families are lists. */
export interface WordLists {
  /** Words that stand for each other, by name: `{ day: 'monday|tuesday' }` is written `$day` in a phrase. */
  readonly families: Readonly<Record<string, string>>;
  /** Words that a phrase may be interrupted by: "hop on *a quick* call". */
  readonly skip: readonly string[];
  /** Words that say nothing between an asking and what is asked: "can we *try to* meet". */
  readonly light: readonly string[];
  /** Words that begin an object: "call *the* API". */
  readonly objects: readonly string[];
  /** Words that may stand before an imperative: "*hey*, call me". */
  readonly openers: readonly string[];
  /** Words that tell what time is wanted for: "do you have time *to* review it". */
  readonly goals: readonly string[];
}

/** What a word may do, as bits. */
export const SKIP = 1;
export const LIGHT = 2;
export const OBJECT = 4;
export const OPENER = 8;
export const GOAL = 16;

/** Stands before the first word of a sentence, so that a phrase can say that it opens one. */
const OPENING = '^';
/** Ends what a word may hold on to ("let's call, typing takes too long"), and nothing else. */
const PAUSE = ',';
/** The number of every word that the language does not know, and those of the two signs, learned first. */
export const UNKNOWN = 0;
export const OPENING_WORD = 1;
export const PAUSE_WORD = 2;

/** A vocabulary that still learns. */
export interface Draft {
  /** Numbers of words, families (`$day`) and classes (`#n`), from 1. */
  readonly numbers: Map<string, number>;
  readonly lists: WordLists;
}

export interface Vocabulary {
  readonly numbers: ReadonlyMap<string, number>;
  /** An open hash table of the words' numbers. */
  readonly slots: Int32Array;
  /** By a word's number: the hash of its letters, and its bits. */
  readonly hashes: Int32Array;
  readonly bits: Uint8Array;
  /** The numbers under which phrases know a word (its own, and those of its families and class) start here. */
  readonly keyStarts: Int32Array;
  readonly keys: Int32Array;
}

/** Lower case without accents; unspaced scripts keep their marks, which are part of the letter. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  return /[\u0080-\u303f]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}

/** One step of the hash of a word, letter by letter. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = hashStep(hash, word.charCodeAt(at));
  return hash;
}

/** The number of a word, family or class; new ones are learned. */
export function learnWord({ numbers }: Draft, word: string): number {
  const number = numbers.get(word) ?? numbers.size + 1;
  numbers.set(word, number);
  return number;
}

/** The words of a language's lists; its phrases bring the others. */
export function draftOf(lists: WordLists): Draft {
  const draft: Draft = { numbers: new Map(), lists };
  const members = Object.values(lists.families).flatMap((family) => family.split('|'));
  const listed = [
    ...members,
    ...lists.skip,
    ...lists.light,
    ...lists.objects,
    ...lists.openers,
    ...lists.goals,
  ];
  for (const word of [OPENING, PAUSE, '#n', '#nth', '#clock', ...listed]) learnWord(draft, word);
  return draft;
}

const CLOCK = /^(?:\d{1,2}(?:[:.h]\d{2})?(?:am|pm|a|p|h|uhr)|\d{1,2}[:h]\d{2})$/;

/** The class of a word that starts with a digit. */
function classOf(word: string): string | undefined {
  if (/^\d{1,4}$/.test(word)) return '#n';
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(word)) return '#nth';
  return CLOCK.test(word) ? '#clock' : undefined;
}

function bitsOf(word: string, { skip, light, objects, openers, goals }: WordLists): number {
  if (word === PAUSE) return SKIP | LIGHT | OPENER;
  return (
    (skip.includes(word) ? SKIP | LIGHT : 0) |
    (light.includes(word) ? LIGHT : 0) |
    (objects.includes(word) ? OBJECT : 0) |
    (word === OPENING || openers.includes(word) ? OPENER : 0) |
    (goals.includes(word) ? GOAL : 0)
  );
}

/** A power of two, several times the words of the richest language, so that the table stays sparse. */
const SLOTS = 16_384;

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** The vocabulary of a language that has learned all its words. */
export function vocabularyOf({ numbers, lists }: Draft): Vocabulary {
  const names = ['', ...numbers.keys()];
  const families = Object.entries(lists.families).map(
    ([name, members]) => [`$${name}`, members.split('|')] as const,
  );
  const keys = names.map((name) => [
    name,
    ...families.filter(([, members]) => members.includes(name)).map(([family]) => family),
    ...[classOf(name) ?? []].flat(),
  ]);
  const keyNumbers = keys.map((list) => list.flatMap((name) => numbers.get(name) ?? []));
  const keyStarts = new Int32Array(names.length + 1);
  keyNumbers.forEach((list, at) => {
    keyStarts[at + 1] = (keyStarts[at] ?? 0) + list.length;
  });
  const vocabulary: Vocabulary = {
    numbers,
    slots: new Int32Array(SLOTS),
    hashes: Int32Array.from(names, hashOf),
    bits: Uint8Array.from(names, (name) => bitsOf(name, lists)),
    keyStarts,
    keys: Int32Array.from(keyNumbers.flat()),
  };
  for (const number of numbers.values()) {
    let slot = slotOf(vocabulary.hashes[number] ?? 0);
    while (vocabulary.slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    vocabulary.slots[slot] = number;
  }
  return vocabulary;
}

/**
 * The word whose letters have a hash. Its letters are not compared: a strange word is taken for a known one about once
 * in a million words, which is rarer than a typing error that does the same.
 */
export function wordWithHash({ slots, hashes }: Vocabulary, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
    const word = slots[slot] ?? UNKNOWN;
    if (word === UNKNOWN || hashes[word] === hash) return word;
  }
}

/** The word with a spelling; a number that no phrase spells out is known by its class. */
export function wordOf({ numbers }: Vocabulary, spelling: string): number {
  const known = numbers.get(spelling);
  if (known !== undefined || !/^\d/.test(spelling)) return known ?? UNKNOWN;
  return numbers.get(classOf(spelling) ?? '') ?? UNKNOWN;
}

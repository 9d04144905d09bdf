/** Reads a message into candidates: a cheap test first, then sentence by sentence in the languages that may be meant. */
import { CAUTION_ROLES, cautionLexicon } from './cautions.js';
import { clean, READ_CHARACTERS } from './clean.js';
import { type Candidate, candidates } from './features.js';
import type { Language, Role } from './language.js';
import { languages } from './languages/index.js';
import { compile, type Lexicon, type Mark, marks } from './lexicon.js';
import { purposeLexicon } from './purpose.js';
import { readSentence, type Sentence, sentenceStart } from './scan.js';
import type { Features } from './surroundings.js';
import { whenLexicon } from './when.js';
import { draftOf, type Vocabulary, vocabularyOf } from './words.js';

/** A language made ready to read. */
export interface Reader {
  readonly code: string;
  readonly verbLast: boolean;
  readonly vocabulary: Vocabulary;
  readonly trigger: RegExp;
  readonly asking: Lexicon<Role>;
  /** What speaks against is read apart: the same words may be part of a request ("a *meeting today*"). */
  readonly against: Lexicon<Role>;
  readonly cautions: Lexicon<Role>;
  readonly purposes: ReturnType<typeof purposeLexicon>;
  readonly when: ReturnType<typeof whenLexicon>;
}

/** A candidate with where it was found. */
export interface Reading {
  readonly candidate: Candidate;
  readonly sentence: Sentence;
  /** The cleaned text that it is a place in. */
  readonly text: string;
  readonly reader: Reader;
}

const AGAINST: ReadonlySet<Role> = new Set([
  'not',
  'undenied',
  'past',
  'written',
  'standing',
  'notice',
  'accept',
  'report',
  'outside',
]);
const CAUTIONS: ReadonlySet<Role> = new Set([...CAUTION_ROLES, 'calm']);

function phrasesOf(language: Language, wanted: (role: Role) => boolean): [string, Role][] {
  return (Object.entries(language.phrases) as [Role, readonly string[]][])
    .filter(([role]) => wanted(role))
    .flatMap(([role, phrases]) => phrases.map((phrase): [string, Role] => [phrase, role]));
}

const UNSPACED = /^[\u3040-\uffff]/;

/** The starts of words in one expression; scripts without spaces have no starts. Sorted, it shares what it can. */
function triggersOf(list: readonly Language[]): string {
  const words = list.flatMap(({ triggers }) => triggers).sort();
  const spaced = words.filter((word) => !UNSPACED.test(word)).join('|');
  return [
    ...(spaced === '' ? [] : [`\\b(?:${spaced})`]),
    ...words.filter((word) => UNSPACED.test(word)),
  ].join('|');
}

function readerOf(language: Language): Reader {
  const draft = draftOf(language);
  const asking = phrasesOf(language, (role) => !AGAINST.has(role) && !CAUTIONS.has(role));
  const against = phrasesOf(language, (role) => AGAINST.has(role));
  return {
    code: language.code,
    verbLast: language.verbLast ?? false,
    trigger: new RegExp(triggersOf([language]), 'g'),
    asking: compile(asking, draft),
    against: compile(against, draft),
    cautions: cautionLexicon(language, draft),
    purposes: purposeLexicon(language, draft),
    when: whenLexicon(language, draft),
    // Last: the lexicons above still teach it words.
    vocabulary: vocabularyOf(draft),
  };
}

/** A language is made ready when a message first needs it: most teams write in one or two. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const readers = languages.map((language) => ({
  trigger: new RegExp(triggersOf([language])),
  reader: once(() => readerOf(language)),
}));
const firstReaders = readers.slice(0, 1);
const anyTrigger = new RegExp(triggersOf(languages));
const firstTrigger = new RegExp(triggersOf(languages.slice(0, 1)), 'y');

/**
 * Who should read a message in which the word at `place` is the first that may ask: the first language alone when that
 * word is one of its own, and else every language whose words the message holds.
 */
function readersFor(text: string, place: number): readonly Reader[] {
  firstTrigger.lastIndex = place;
  const spoken = firstTrigger.test(text) ? firstReaders : readers.filter(({ trigger }) => trigger.test(text));
  return spoken.map(({ reader }) => reader());
}

/** The sentences from `first` on that hold a word that may ask; the others are not cut into words. */
function triggered(text: string, first: number, { trigger, vocabulary }: Reader): Sentence[] {
  const found: Sentence[] = [];
  let at = 0;
  for (trigger.lastIndex = first; trigger.test(text); trigger.lastIndex = at) {
    const place = trigger.lastIndex - 1;
    let sentence = readSentence(text, sentenceStart(text, at, place), vocabulary);
    while (sentence.to <= place) sentence = readSentence(text, sentence.to, vocabulary);
    found.push(sentence);
    at = sentence.to;
  }
  return found;
}

const always = (): boolean => true;

/**
 * Everything in a message that may be a request and `promises` enough by what speaks for it; empty for nearly all
 * messages, at the cost of one expression.
 */
export function readings(text: string, promises: (features: Features) => boolean = always): Reading[] {
  const head = (text.length > READ_CHARACTERS ? text.slice(0, READ_CHARACTERS) : text).toLowerCase();
  const place = head.search(anyTrigger);
  if (place < 0) return [];
  const cleaned = clean(head);
  const first = cleaned === head ? place : 0;
  const found: Reading[] = [];
  for (const reader of readersFor(head, place)) {
    for (const sentence of triggered(cleaned, first, reader)) {
      const against = (): Mark<Role>[] => marks(reader.against, sentence);
      const seen = marks(reader.asking, sentence);
      for (const candidate of candidates(sentence, seen, against, reader.verbLast, promises)) {
        found.push({ candidate, sentence, text: cleaned, reader });
      }
    }
  }
  return found;
}

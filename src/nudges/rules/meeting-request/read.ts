/** Reads a message into candidates: a cheap test first, then sentence by sentence in the languages that may be meant. */
import { cautionLexicon } from './cautions.js';
import { clean, READ_CHARACTERS } from './clean.js';
import { type Candidate, candidates } from './features.js';
import type { Language, Role } from './language.js';
import { languages } from './languages/index.js';
import { compile, type Lexicon, type Mark, marks } from './lexicon.js';
import { purposeLexicon } from './purpose.js';
import { type Sentence, scan } from './scan.js';
import type { Features } from './surroundings.js';
import { whenLexicon } from './when.js';
import { type Vocabulary, vocabularyOf } from './words.js';

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
  /** All sentences of the message, and the cleaned text that they are places in. */
  readonly sentences: readonly Sentence[];
  readonly text: string;
  readonly reader: Reader;
}

const AGAINST: ReadonlySet<Role> = new Set([
  'not',
  'past',
  'written',
  'standing',
  'notice',
  'accept',
  'report',
  'outside',
]);
const CAUTIONS: ReadonlySet<Role> = new Set(['incident', 'care', 'social', 'agenda']);

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
  const vocabulary = vocabularyOf(language);
  return {
    code: language.code,
    verbLast: language.verbLast ?? false,
    vocabulary,
    trigger: new RegExp(triggersOf([language])),
    asking: compile(
      phrasesOf(language, (role) => !AGAINST.has(role) && !CAUTIONS.has(role)),
      vocabulary,
    ),
    against: compile(
      phrasesOf(language, (role) => AGAINST.has(role)),
      vocabulary,
    ),
    cautions: cautionLexicon(language, vocabulary),
    purposes: purposeLexicon(language, vocabulary),
    when: whenLexicon(language, vocabulary),
  };
}

const readers: readonly Reader[] = languages.map(readerOf);
const firstReaders = readers.slice(0, 1);

/**
 * The first word that may ask, in any language. A message is read in the first language alone when that word is one of
 * its own, and else in every language whose words it holds.
 */
const anyTrigger = new RegExp(`(${triggersOf(languages.slice(0, 1))})|${triggersOf(languages.slice(1))}`);

const always = (): boolean => true;

/**
 * Everything in a message that may be a request; empty for nearly all messages, at the cost of one expression. What does
 * not `promises` by what speaks for it is not asked what speaks against it.
 */
export function readings(text: string, promises: (features: Features) => boolean = always): Reading[] {
  const head = (text.length > READ_CHARACTERS ? text.slice(0, READ_CHARACTERS) : text).toLowerCase();
  const first = anyTrigger.exec(head);
  if (first === null) return [];
  const cleaned = clean(head);
  const found: Reading[] = [];
  for (const reader of first[1] === undefined
    ? readers.filter(({ trigger }) => trigger.test(head))
    : firstReaders) {
    const sentences = scan(cleaned, reader.vocabulary);
    for (const sentence of sentences) {
      const against = (): Mark<Role>[] => marks(reader.against, sentence.words);
      const seen = marks(reader.asking, sentence.words);
      for (const candidate of candidates(sentence, seen, against, reader.verbLast, promises)) {
        found.push({ candidate, sentence, sentences, text: cleaned, reader });
      }
    }
  }
  return found;
}

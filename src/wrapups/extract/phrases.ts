/** Compiles tables of phrases into one expression a sign. Every phrase is a fixed run of words, so that reading stays linear. */
import type { Language, Sign } from './language.js';

/** Scripts without spaces have no word ends to look for. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SPECIAL = /[.*+?^${}()[\]\\/]/g;

export interface Phrasebook {
  /** The phrase of this sign in a sentence in `plainWords`, or undefined. */
  find(sign: Sign, words: string): string | undefined;
  /** What somebody promises in a sentence: the words from the promise on, and whether it is soon done. */
  promise(words: string): { readonly said: string; readonly errand: boolean } | undefined;
}

/** Lower case, without accents and with one kind of apostrophe and space: how phrases are written. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘´]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

export function phrasebook(languages: readonly Language[]): Phrasebook {
  const compiled = new Map<Sign, RegExp>();
  const of = (sign: Sign): RegExp => {
    const known = compiled.get(sign) ?? oneOf(languages.flatMap(({ phrases }) => phrases[sign]));
    compiled.set(sign, known);
    return known;
  };
  const promises = languages.map(({ phrases, tasks, errands }) => ({
    task: following(phrases.promised, tasks),
    errand: following(phrases.promised, errands),
  }));
  return {
    find: (sign, words) => of(sign).exec(words)?.[0].trim(),
    promise(words) {
      for (const { task, errand } of promises) {
        const said = task.exec(words)?.[0] ?? errand.exec(words)?.[0];
        if (said !== undefined) return { said: said.trim(), errand: !task.test(words) };
      }
      return undefined;
    },
  };
}

const NEVER = '(?!)';
const oneOf = (phrases: readonly string[]): RegExp =>
  new RegExp(phrases.length > 0 ? phrases.map(sourceOf).join('|') : NEVER, 'u');

/** A promise with a task right behind it. */
const following = (promised: readonly string[], tasks: readonly string[]): RegExp =>
  new RegExp(
    tasks.length === 0
      ? NEVER
      : `(?:${promised.map((each) => sourceOf(each)).join('|')}) (?:${tasks.map(sourceOf).join('|')})`,
    'u',
  );

function sourceOf(phrase: string): string {
  const start = phrase.startsWith('^');
  const end = phrase.endsWith('$');
  const bare = phrase.slice(start ? 1 : 0, end ? -1 : undefined);
  const spaceless = SPACELESS.test(bare);
  const all = bare.split(' ');
  // Words that may be missing at the start bring the space after them; all others the one before.
  const first = all.findIndex((word) => !isOptional(word));
  const words = all.map((word, n) => wordSource(word, n - first)).join('');
  const before = start ? '^' : spaceless || !/^[\p{L}\p{N}@]/u.test(bare) ? '' : "(?<![\\p{L}\\p{N}'])";
  const after = end ? '$' : spaceless || !/[\p{L}\p{N}?]$/u.test(bare) ? '' : '(?![\\p{L}\\p{N}])';
  return `${before}${words}${after}`;
}

const isOptional = (word: string): boolean => word.length > 1 && word.endsWith('?');

/** @param place 0 for the first word that must be there, less for those before it. */
function wordSource(word: string, place: number): string {
  const either = (isOptional(word) ? word.slice(0, -1) : word)
    .split('|')
    .map((each) => each.replace(SPECIAL, '\\$&').replaceAll('_', ' '))
    .join('|');
  if (place < 0) return `(?:(?:${either}) )?`;
  if (place === 0) return `(?:${either})`;
  return isOptional(word) ? `(?: (?:${either}))?` : ` (?:${either})`;
}

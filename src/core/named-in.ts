/** Whom a text names: by Slack's mention, by `@name`, or by name. Pure. */
import type { UserId } from './ids.js';

export interface NamedPerson {
  readonly user: UserId;
  /** As shown in Slack. */
  readonly name: string;
}

/** A name shorter than this is an initial, and stands in many words. */
const SHORTEST = 2;

/**
 * A first name by itself counts where it is written like a name: `Will` is one, `will` is a word. `@will` and `will smith` are plain enough.
 * @returns those named, in the order of `people`.
 */
export function namedIn(text: string, people: readonly NamedPerson[]): readonly UserId[] {
  const mentioned = new Set([...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, id]) => id));
  const words = wordsOf(text);
  return people
    .filter(({ user, name }) => mentioned.has(user) || isNamed(wordsOf(name).map(plainWord), words))
    .map(({ user }) => user);
}

function isNamed(name: readonly string[], words: readonly string[]): boolean {
  const [first = ''] = name;
  if (first.length < SHORTEST) return false;
  return words.some((word, n) => {
    if (plainWord(word) !== first) return false;
    const isWhole = name.length > 1 && name.every((part, i) => plainWord(words[n + i] ?? '') === part);
    return isWhole || word.startsWith('@') || isWrittenLikeName(word);
  });
}

/** Scripts that know no capitals write every word so. */
const isWrittenLikeName = (word: string): boolean =>
  word !== word.toLowerCase() || word.toLowerCase() === word.toUpperCase();

const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFC').match(/@?[\p{L}\p{M}\p{N}]+/gu) ?? [];

const plainWord = (word: string): string => word.replace('@', '').toLowerCase();

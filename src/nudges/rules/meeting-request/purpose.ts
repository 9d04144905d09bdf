/** What the talk would be for, as far as the words tell. */
import type { Purpose } from '../../rule.js';
import type { Language } from './language.js';
import { compile, type Lexicon, marks } from './lexicon.js';
import type { Sentence } from './scan.js';
import type { Draft } from './words.js';

type Known = Exclude<Purpose, 'unknown'>;

/** Which purpose wins when two are named equally often: the one that asks for the more particular written way. */
const ORDER: readonly Known[] = ['walkthrough', 'decision', 'review', 'brainstorm', 'question', 'status'];

/** The words of a language that tell a purpose. */
export function purposeLexicon(language: Language, draft: Draft): Lexicon<Known> {
  const entries = ORDER.flatMap((purpose) =>
    (language.purposes[purpose] ?? []).map((phrase): [string, Known] => [phrase, purpose]),
  );
  return compile(entries, draft);
}

/** The purpose named most often in the message; the sentence that asks counts twice. */
export function purposeOf(lexicon: Lexicon<Known>, asking: Sentence, message: readonly Sentence[]): Purpose {
  const named = message.flatMap((sentence) => {
    const purposes = marks(lexicon, sentence).map(({ value }) => value);
    return sentence.from === asking.from ? [...purposes, ...purposes] : purposes;
  });
  if (named.length === 0) return 'unknown';
  const count = (purpose: Known): number => named.filter((one) => one === purpose).length;
  return ORDER.reduce<Purpose>(
    (best, purpose) => (count(purpose) > (best === 'unknown' ? 0 : count(best)) ? purpose : best),
    'unknown',
  );
}

/** Talk that deserves silence although somebody asks for it: incidents, care, social calls; and agendas, written already. */
import type { Caution } from '../../rule.js';
import type { Language, Role } from './language.js';
import { compile, type Lexicon, marks } from './lexicon.js';
import { type Sentence, textOf } from './scan.js';
import type { Draft } from './words.js';

export const CAUTION_ROLES = ['incident', 'care', 'social', 'agenda'] as const satisfies readonly Role[];

/** The calm phrases are read as well: the longer phrase wins, so that "after lunch" is no lunch. */
export function cautionLexicon(language: Language, draft: Draft): Lexicon<Role> {
  const roles: readonly Role[] = [...CAUTION_ROLES, 'calm'];
  return compile(
    roles.flatMap((role) => (language.phrases[role] ?? []).map((phrase): [string, Role] => [phrase, role])),
    draft,
  );
}

/** A list of points: two lines or more that start with a sign or a number. */
const POINTS = /(?:^|\n)[ \t]*(?:[-*•]|\d+[.)])[ \t]+\S[^\n]*\n[ \t]*(?:[-*•]|\d+[.)])[ \t]+\S/;

/** The caution of a message with its words, the gravest first; `text` is the cleaned message. */
export function cautionOf(
  lexicon: Lexicon<Role>,
  text: string,
  sentences: readonly Sentence[],
): { readonly caution: Caution; readonly words: string } | undefined {
  const found = sentences.flatMap((sentence) =>
    marks(lexicon, sentence).map(({ value, start, end }) => ({ value, sentence, start, end })),
  );
  for (const role of CAUTION_ROLES) {
    const mark = found.find(({ value }) => value === role);
    if (mark === undefined) continue;
    const words = textOf(mark.sentence, mark.start, mark.end, text);
    if (role !== 'agenda') return { caution: role, words };
    if (text.includes('<link>') || POINTS.test(text)) return { caution: 'agenda-present', words };
  }
  return undefined;
}

/** Questions as they are typed, one a line, and what each is for. Pure. */
import { AppError } from '../../core/errors.js';
import type { Question } from '../standup-record.js';
import type { Draft } from './draft.js';
import { TEMPLATES } from './templates.js';
import { MOST_QUESTIONS, QUESTION_LENGTH } from './views/fields.js';

/** Numbers and bullets that people put before a line. */
const BULLET = /^(?:[-*•]|\d{1,2}[.)])\s+/;

/**
 * A question keeps what it is for when its words are known, from before or from a template. When their number stayed the same, one
 * with new words takes the place, and the purpose, of the one that stood there.
 * @throws AppError `bad-input` with a sentence for the person.
 */
export function readQuestions(
  { questions, template }: Pick<Draft, 'questions' | 'template'>,
  before: readonly Question[],
): readonly Question[] {
  const lines = questions
    .split('\n')
    .map((line) => line.trim().replace(BULLET, ''))
    .filter((line) => line !== '');
  if (lines.length === 0) {
    if (before.length === 0) return TEMPLATES[template].questions;
    throw new AppError('bad-input', 'A standup needs at least one question.');
  }
  if (lines.length > MOST_QUESTIONS) {
    throw new AppError('bad-input', `Please ask ${MOST_QUESTIONS} questions at most, one a line.`);
  }
  const long = lines.find((line) => line.length > QUESTION_LENGTH);
  if (long !== undefined) {
    throw new AppError(
      'bad-input',
      `A question holds ${QUESTION_LENGTH} characters, and one has ${long.length}.`,
    );
  }
  const known = [...before, ...Object.values(TEMPLATES).flatMap((each) => each.questions)];
  const said = new Set(lines);
  return lines.map((text, place) => {
    const same = known.find((question) => question.text === text);
    const there = lines.length === before.length ? before[place] : undefined;
    const reworded = there && !said.has(there.text) ? there : undefined;
    return { text, role: (same ?? reworded)?.role ?? 'other' };
  });
}

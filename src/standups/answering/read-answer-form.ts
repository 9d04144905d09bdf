/** Reads a submitted answer form: typed text as it is, with the carried lines put where they were chosen to go. Pure. */
import type { InputValue } from '../../slack/incoming.js';
import { LIMITS } from '../../slack/limits.js';
import type { Question } from '../standup-record.js';
import { type Carried, MOST_LINES, placeOf } from './carry.js';
import { answerField, blockerField, planField } from './views/answer-form.js';

export interface ReadAnswer {
  /** One a question; '' where nothing was written. */
  readonly answers: readonly string[];
  /** A sentence a field, by action id; empty when all is well. */
  readonly errors: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, InputValue>>;

/** @param carried the lines that the form offered; undefined when it offered none, or when they have changed since. */
export function readAnswerForm(
  values: Values,
  asked: readonly Question[],
  carried: Carried | undefined,
): ReadAnswer {
  const chosen = chosenLines(values, carried);
  const answers = asked.map((question, n) => {
    const first = placeOf(question.role, asked) === n;
    const lines = first ? chosen[question.role] : [];
    return joined(lines, typedIn(values, answerField(n)));
  });
  return { answers, errors: problems(answers) };
}

function problems(answers: readonly string[]): Readonly<Record<string, string>> {
  if (answers.every((answer) => answer === '')) {
    return { [answerField(0)]: 'Please answer at least one question. To answer none, press Skip today.' };
  }
  const tooLong = answers.flatMap((answer, n) =>
    answer.length > LIMITS.input.text
      ? [[answerField(n), `${lengthProblem(answer.length)} Please shorten it or drop a line.`] as const]
      : [],
  );
  return Object.fromEntries(tooLong);
}

const lengthProblem = (length: number): string =>
  `An answer holds 3,000 characters, with the lines carried over, and this one has ${length}.`;

/** The fields in which a line of an earlier answer is wanted, by action id. */
export const wantedLines = (values: Values): readonly string[] =>
  Array.from({ length: MOST_LINES }, (_, n) => [planField(n), blockerField(n)])
    .flat()
    .filter((field) => ['carry', 'done', 'still'].includes(String(values[field])));

function chosenLines(
  values: Values,
  carried: Carried | undefined,
): Readonly<Record<Question['role'], readonly string[]>> {
  const pick = (lines: readonly string[] = [], field: (n: number) => string, value: string) =>
    lines.slice(0, MOST_LINES).filter((_, n) => values[field(n)] === value);
  return {
    last: pick(carried?.plan, planField, 'done'),
    plan: pick(carried?.plan, planField, 'carry'),
    blockers: pick(carried?.blockers, blockerField, 'still'),
    other: [],
  };
}

/** Text that is only space says nothing; all other text stays exactly as it was typed. */
function typedIn(values: Values, field: string): string {
  const typed = values[field];
  return typeof typed === 'string' && typed.trim() !== '' ? typed : '';
}

const joined = (lines: readonly string[], typed: string): string =>
  [...lines, ...(typed === '' ? [] : [typed])].join('\n');

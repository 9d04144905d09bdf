/** What goes on from one answer to the next: the plan's lines and the blockers. Pure. */
import type { Question, QuestionRole, StandupResponse } from '../standup-record.js';

/** Lines of each kind that get a control of their own; further ones are put into the field as they are. */
export const MOST_LINES = 10;

export interface Carried {
  /** `YYYY-MM-DD` of the answer they come from. */
  readonly workDay: string;
  /** Tells one state of that answer from another: it may be edited while a form is open. */
  readonly stamp: number;
  readonly plan: readonly string[];
  readonly blockers: readonly string[];
}

/** What people write where there is nothing to write. */
const NOTHING =
  /^(?:no|none|nope|nothing|nil|n\/?a|all (?:good|clear)|no blockers?|nothing so far|[-–—.\s]*)[.!]?$/i;

/** Whether an answer about blockers says that there are none. */
const saysNothing = (answer: string): boolean => NOTHING.test(answer.trim());

/** The lines of an earlier answer that a new one starts from; undefined when there are none. */
export function carriedFrom(before: StandupResponse | undefined): Carried | undefined {
  if (!before) return undefined;
  const plan = linesOf(answerTo('plan', before));
  const blocked = answerTo('blockers', before);
  const blockers = saysNothing(blocked) ? [] : linesOf(blocked);
  if (plan.length === 0 && blockers.length === 0) return undefined;
  return { workDay: before.workDay, stamp: before.editedAt ?? before.submittedAt, plan, blockers };
}

/** The first answer to a question of that kind; '' when there is none. */
export function answerTo(role: QuestionRole, { asked, answers }: StandupResponse): string {
  return answers[asked.findIndex((question) => question.role === role)] ?? '';
}

/** Where a kind of line goes; -1 when nothing of the kind is asked. */
export const placeOf = (role: QuestionRole, asked: readonly Question[]): number =>
  asked.findIndex((question) => question.role === role);

const linesOf = (answer: string): readonly string[] =>
  answer.split('\n').filter((line) => line.trim() !== '');

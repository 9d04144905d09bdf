/** Saves one person's answers, ends their prompt and reminder, and tells the report: all of it together, or nothing. */
import type { Clock } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import type { Occurrence, OccurrenceKey } from '../occurrence.js';
import { changeOccurrence } from '../scheduling/move-on.js';
import type { Question, StandupResponse } from '../standup-record.js';
import type { OccurrenceRepository, ResponseRepository } from '../standup-repository.js';
import type { Answered, RefreshPromptSoon, ReplanPerson } from './ports.js';
import type { Turn } from './turns.js';

export interface SaveAnswerDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'add' | 'find' | 'change'>;
  readonly responses: Pick<ResponseRepository, 'save' | 'find'>;
  readonly answered: Answered;
  readonly replanPerson: ReplanPerson;
  readonly refreshPrompt: RefreshPromptSoon;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface Written {
  readonly asked: readonly Question[];
  /** As many as the questions, or fewer while they are still being asked one by one. */
  readonly answers: readonly string[];
}

export interface SavedAnswer {
  readonly what: 'added' | 'changed' | 'same';
  readonly response: StandupResponse;
}

export type SaveAnswer = (turn: Turn, written: Written) => Promise<SavedAnswer>;

export const keyOfTurn = ({ standup: { team, id }, workDay, user }: Turn): OccurrenceKey => ({
  ...{ team, standup: id, workDay, user },
});

/** Joins the running transaction. The same answers again change nothing. */
export const createSaveAnswer =
  (deps: SaveAnswerDeps): SaveAnswer =>
  (turn, { asked, answers }) =>
    deps.transaction(async () => {
      const key = keyOfTurn(turn);
      const now = deps.clock.now();
      const before = await deps.responses.find(key);
      if (before && sameTexts(before.answers, answers)) return { what: 'same', response: before };
      // Answers that are still being given one by one grow; only a finished one is edited.
      const edited = before && before.answers.length >= before.asked.length;
      const response: StandupResponse = {
        ...(before ?? { ...key, submittedAt: now, late: now >= turn.closesAt }),
        ...{ asked, answers },
        ...(edited && { editedAt: now }),
      };
      const what = await deps.responses.save(response);
      if (what === 'same') return { what, response };
      await markAnswered(deps, turn, key);
      await deps.answered(key, what);
      await deps.refreshPrompt(key);
      return { what, response };
    });

/** Somebody who answers ahead of the prompt is not prompted, so their next turn is planned from here. */
async function markAnswered(deps: SaveAnswerDeps, turn: Turn, key: OccurrenceKey): Promise<void> {
  const { occurrences, replanPerson } = deps;
  const now = deps.clock.now();
  const before = await occurrences.find(key);
  await changeOccurrence(occurrences, key, (found) =>
    found.state === 'answered' ? undefined : answeredFrom(found, now),
  );
  if (!before && turn.member && turn.slot) await occurrences.add([answeredFromPlan(turn, turn.slot, now)]);
  if (turn.member && (!before || before.state === 'waiting')) await replanPerson(key.team, key.user);
}

function answeredFrom(found: Occurrence, now: number): Occurrence {
  if (found.state === 'closed') return { ...found, answeredAt: found.answeredAt ?? now };
  const { due: _due, reason: _reason, ...kept } = found;
  return { ...kept, state: 'answered', answeredAt: now, ...closing(found.closesAt, now) };
}

function answeredFromPlan(turn: Turn, slot: NonNullable<Turn['slot']>, now: number): Occurrence {
  const { skip: _, ...times } = slot;
  const { team, id } = turn.standup;
  return {
    ...{ ...times, team, standup: id, state: 'answered', answeredAt: now },
    ...closing(slot.closesAt, now),
  };
}

/** After an answer nothing is left to happen but the end of the window. */
const closing = (closesAt: number, now: number): Pick<Occurrence, 'due'> =>
  now < closesAt ? { due: { kind: 'close', at: closesAt } } : {};

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, n) => text === other[n]);

/** *Skip today*: the turn is over for its member, and nothing is asked or reminded any more. */
import type { Clock } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import type { Occurrence, OccurrenceReason, OccurrenceState } from '../occurrence.js';
import { changeOccurrence } from '../scheduling/move-on.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import type { RefreshPromptSoon, ReplanPerson, Skipped } from './ports.js';
import { keyOfTurn } from './save-answer.js';
import type { Turn } from './turns.js';

export interface SkipTurnDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'change'>;
  readonly skipped: Skipped;
  readonly replanPerson: ReplanPerson;
  readonly refreshPrompt: RefreshPromptSoon;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** @returns whether the turn is skipped now; false when nothing was left to skip. */
export type SkipTurn = (
  turn: Turn,
  reason: Extract<OccurrenceReason, 'by-choice' | 'leave'>,
) => Promise<boolean>;

const SKIPPABLE: readonly OccurrenceState[] = ['waiting', 'prompted', 'reminded'];

export const isSkippable = ({ occurrence }: Turn): boolean =>
  occurrence !== undefined && SKIPPABLE.includes(occurrence.state);

/** Joins the running transaction. Somebody who skips ahead of the prompt has their next turn planned from here. */
export const createSkipTurn =
  ({ occurrences, skipped, replanPerson, refreshPrompt, transaction, clock }: SkipTurnDeps): SkipTurn =>
  (turn, reason) =>
    transaction(async () => {
      const key = keyOfTurn(turn);
      const before = await occurrences.find(key);
      if (before?.state === 'skipped') return true;
      const now = clock.now();
      const done = await changeOccurrence(occurrences, key, (found) =>
        SKIPPABLE.includes(found.state) && now < found.closesAt ? skippedFrom(found, reason) : undefined,
      );
      if (!done) return false;
      await skipped(key);
      await refreshPrompt(key);
      if (before?.state === 'waiting') await replanPerson(key.team, key.user);
      return true;
    });

/** The end of the window stays due: a report may be waiting for the last one to close. */
const skippedFrom = (found: Occurrence, reason: OccurrenceReason): Occurrence => ({
  ...found,
  ...{ state: 'skipped', reason, due: { kind: 'close', at: found.closesAt } },
});

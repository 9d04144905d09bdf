/** Notes that a prompt has gone out, and asks for what follows it. */
import type { Clock, Instant } from '../../core/clock.js';
import type { InTransaction } from '../../core/transaction.js';
import type { RefreshPromptSoon } from '../answering/ports.js';
import type { Occurrence } from '../occurrence.js';
import type { OccurrenceRepository } from '../standup-repository.js';
import { closing, type Due } from './due.js';
import { changeOccurrence } from './move-on.js';

export interface MarkPromptedDeps {
  readonly occurrences: Pick<OccurrenceRepository, 'find' | 'change'>;
  readonly due: Pick<Due, 'lookAt'>;
  readonly refreshPrompt: RefreshPromptSoon;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** @param turn as it has just been read. @param promptedAt when it went out. */
export type MarkPrompted = (turn: Occurrence, promptedAt: Instant) => Promise<void>;

export const createMarkPrompted =
  ({ occurrences, due, refreshPrompt, transaction, clock }: MarkPromptedDeps): MarkPrompted =>
  (turn, promptedAt) =>
    transaction(async () => {
      const mark = (found: Occurrence) =>
        found.state === 'waiting'
          ? ({ ...found, state: 'prompted', promptedAt, due: reminding(found, clock.now()) } as const)
          : undefined;
      const prompted = await changeOccurrence(occurrences, turn, mark, turn);
      // Answered or skipped while it was under way: it came with buttons that ask for what is there already.
      if (!prompted?.due) await refreshPrompt(turn);
      // Whoever planned the turn asked for looks at its usual instants already.
      else if (!isPlanned(prompted, prompted.due.at)) await due.lookAt(turn.team, prompted.due.at);
    });

/** A prompt that went out late is not followed by its reminder at once, but at half of what is left. */
function reminding(
  { remindAt, promptAt, closesAt }: Occurrence,
  now: Instant,
): NonNullable<Occurrence['due']> {
  const at = now - promptAt < LATE_MS ? remindAt : Math.max(remindAt, (now + closesAt) / 2);
  return at < closesAt ? { kind: 'remind', at } : closing({ closesAt });
}

const isPlanned = ({ remindAt, closesAt }: Occurrence, at: Instant): boolean =>
  at === remindAt || at === closesAt;

const LATE_MS = 5 * 60_000;

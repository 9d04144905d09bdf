/** Makes a decision final: the turn is taken and the choice recorded, both or neither. */
import type { Instant } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { IncomingMessage } from '../slack/incoming.js';
import { type Decision, PERSON_COOLDOWN_MS } from './decide.js';
import type { NudgeRecord, NudgeRepository } from './nudge.js';
import type { Signal } from './rule.js';

/** What the choice is about: the message, and the one person who may act on it. */
export type ChoiceAbout = Pick<IncomingMessage, 'team' | 'channel' | 'ts' | 'threadTs'> & {
  readonly user: UserId;
};

/** Two messages at once, or two replicas, agree here who nudges. @returns the decision, or silence when the turn was another's. */
export const createRecordChoice = (deps: {
  readonly nudges: NudgeRepository;
  readonly transaction: InTransaction;
}) => {
  async function record(about: ChoiceAbout, decision: Decision, now: Instant): Promise<Decision> {
    const signal = 'nudge' in decision ? decision.nudge : decision.signal;
    if (signal) await deps.nudges.record(recordOf(about, decision, signal, now));
    return decision;
  }

  return async (
    about: ChoiceAbout,
    decision: Decision,
    cooldownMinutes: number,
    now: Instant,
  ): Promise<Decision> => {
    // Silence takes no turn.
    if (!('nudge' in decision)) return record(about, decision, now);
    const { team, channel, user } = about;
    return deps.transaction(async () => {
      const taken = await deps.nudges.takeTurn({
        ...{ team, user, channel, now },
        ...{ personCooldownMs: PERSON_COOLDOWN_MS, channelCooldownMs: cooldownMinutes * 60_000 },
      });
      return record(about, taken === 'taken' ? decision : { quiet: taken, signal: decision.nudge }, now);
    });
  };
};

function recordOf(about: ChoiceAbout, decision: Decision, signal: Signal, now: Instant): NudgeRecord {
  const { team, channel, ts, threadTs, user } = about;
  const { rule, purpose, confidence, people, minutes } = signal;
  return {
    ...{ team, channel, ts, user, rule, purpose, confidence },
    ...(threadTs && { threadTs }),
    ...(people.length > 0 && { people: new Set([...people, user]).size }),
    ...(minutes !== undefined && { minutes }),
    ...('quiet' in decision && { quiet: decision.quiet }),
    saw: signal.saw.map((evidence) => evidence.what),
    decidedAt: now,
  };
}

export type RecordChoice = ReturnType<typeof createRecordChoice>;

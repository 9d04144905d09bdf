/** Makes a decision final: the turn is taken and the choice recorded, both or neither. */
import type { Instant } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { IncomingMessage } from '../slack/incoming.js';
import { type Decision, PERSON_COOLDOWN_MS } from './decide.js';
import type { NudgeRecord, NudgeRepository } from './nudge.js';

/** What the choice is about: the message, and the one person who may act on it. */
export type ChoiceAbout = Pick<IncomingMessage, 'team' | 'channel' | 'ts' | 'threadTs'> & {
  readonly user: UserId;
};

/** Two messages at once, or two replicas, agree here who nudges. @returns the decision, or silence when the turn was another's. */
export const createRecordChoice =
  (deps: { readonly nudges: NudgeRepository; readonly transaction: InTransaction }) =>
  (about: ChoiceAbout, decision: Decision, cooldownMinutes: number, now: Instant): Promise<Decision> => {
    const { team, channel, ts, threadTs, user } = about;
    return deps.transaction(async () => {
      let final = decision;
      if ('nudge' in decision) {
        const taken = await deps.nudges.takeTurn({
          ...{ team, user, channel, now },
          ...{ personCooldownMs: PERSON_COOLDOWN_MS, channelCooldownMs: cooldownMinutes * 60_000 },
        });
        if (taken !== 'taken') final = { quiet: taken, signal: decision.nudge };
      }
      const signal = 'nudge' in final ? final.nudge : final.signal;
      if (signal) {
        const { rule, purpose, confidence, people, minutes } = signal;
        const record: NudgeRecord = {
          ...{ team, channel, ts, user, rule, purpose, confidence },
          ...(threadTs && { threadTs }),
          ...(people.length > 0 && { people: new Set([...people, user]).size }),
          ...(minutes !== undefined && { minutes }),
          ...('quiet' in final && { quiet: final.quiet }),
          saw: signal.saw.map((evidence) => evidence.what),
          decidedAt: now,
        };
        await deps.nudges.record(record);
      }
      return final;
    });
  };

export type RecordChoice = ReturnType<typeof createRecordChoice>;

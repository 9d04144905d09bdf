/** Gives a decision its outcome, once, and puts the one it takes the place of where it belongs. */
import type { Clock } from '../core/clock.js';
import type { DecisionId, TeamId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue } from '../jobs/job.js';
import { changeDecision } from './change.js';
import type { Decision, Position } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { lookJob, showJob } from './requests.js';

/** What the decision becomes; its owner's word, or what the positions come to. */
export type Outcome = Pick<Decision, 'state' | 'why' | 'chosen' | 'reason' | 'closedBy'>;

export interface SettleDeps {
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  /** When its owner is to be asked again; undefined without a review date. */
  readonly reviewAt: (decision: Decision) => Promise<number | undefined>;
}

export type Settle = (
  team: TeamId,
  id: DecisionId,
  /** Called with what is true at that moment; undefined leaves it alone. */
  outcomeOf: (found: Decision, positions: readonly Position[]) => Outcome | undefined,
  /** Joins the transaction; false when this was done before. */
  claim?: () => Promise<boolean>,
) => Promise<Decision | undefined>;

/** One conditional update: of two replicas that close it, or a closer and a late position, one comes first and the other sees it. */
export function createSettle({ decisions, jobs, transaction, clock, reviewAt }: SettleDeps): Settle {
  return async (team, id, outcomeOf, claim) => {
    const before = await decisions.find(team, id);
    // Asked for before the transaction, which must not wait for Slack.
    const reviewed = before && (await reviewAt(before));
    return transaction(async () => {
      if (claim && !(await claim())) return undefined;
      let was: Decision | undefined;
      const settled = await changeDecision(decisions, team, id, (found, positions) => {
        was = found;
        const outcome = outcomeOf(found, positions);
        return outcome && closed(found, outcome, clock.now(), reviewed);
      });
      if (!settled) return undefined;
      await jobs.enqueue(showJob(settled));
      if (settled.dueAt !== undefined) await jobs.enqueue(lookJob(team, id, settled.dueAt, 'plan'));
      await changeForerunner(settled, was);
      return settled;
    });
  };

  /** Accepted, it takes the place of the one before it; when that is taken back, so is this. */
  async function changeForerunner({ team, id, state, supersedes }: Decision, was: Decision | undefined) {
    if (supersedes === undefined) return;
    const isIn = state === 'accepted';
    if (isIn === (was?.state === 'accepted')) return;
    const changed = await changeDecision(decisions, team, supersedes, (found) => {
      if (isIn) return found.state === 'accepted' ? superseded(found, id) : undefined;
      const isOurs = found.state === 'superseded' && found.supersededBy === id;
      return isOurs ? reinstated(found, clock.now()) : undefined;
    });
    if (!changed) return;
    await jobs.enqueue(showJob(changed));
    if (changed.dueAt !== undefined) await jobs.enqueue(lookJob(team, changed.id, changed.dueAt, 'plan'));
  }
}

/** That the outcome before this one was found still right says nothing of this one. */
function closed(found: Decision, outcome: Outcome, now: number, reviewed: number | undefined): Decision {
  const { dueAt: _due, chosen: _chosen, reason: _reason, closedBy: _by, why: _why, ...rest } = found;
  const { confirmedAt: _confirmed, ...kept } = rest;
  const isAccepted = outcome.state === 'accepted';
  return {
    ...kept,
    ...outcome,
    closedAt: now,
    rounds: found.rounds + 1,
    ...(isAccepted && found.reviewOn !== undefined && reviewed !== undefined && { dueAt: reviewed }),
  };
}

const superseded = (found: Decision, by: DecisionId): Decision => ({
  ...found,
  state: 'superseded',
  supersededBy: by,
});

/** A review whose day came while the other held is due now. */
function reinstated({ supersededBy: _, ...found }: Decision, now: number): Decision {
  const { dueAt = now, reviewOn } = found;
  return { ...found, state: 'accepted', ...(reviewOn !== undefined && { dueAt }) };
}

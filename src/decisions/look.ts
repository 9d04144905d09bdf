/**
 * Does what is due of a decision: reminds, closes, asks for the review. It goes by what is stored and by the clock, so one that comes
 * late, twice or for nothing does no harm.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { DecisionId, TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue } from '../jobs/job.js';
import type { Attention, LesserOffer } from '../outbox/unasked.js';
import type { PreferenceReader } from '../people/preference.js';
import type { SlackStatus } from '../slack/slack-api.js';
import { dueReminders, isOver, nextDue, withReminder } from './agenda.js';
import { changeDecision } from './change.js';
import { verdictOf } from './close.js';
import { whenToRemind } from './deadline.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import type { PassOn } from './pass-on.js';
import { lookJob } from './requests.js';
import type { Settle } from './settle.js';
import { reminderOf, reviewOf } from './unasked.js';
import type { Voters } from './voters.js';

export interface LookDeps {
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly voters: Pick<Voters, 'one'>;
  readonly preferences: PreferenceReader;
  /** Whether a Slack status says that somebody is away. */
  readonly statusSaysAway: (status: SlackStatus | undefined, now: Instant) => boolean;
  readonly passOn: PassOn;
  readonly settle: Settle;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export type Look = (team: TeamId, id: DecisionId) => Promise<void>;

export function createLook(deps: LookDeps): Look {
  const { decisions, settle, jobs, transaction, clock } = deps;

  return async (team, id) => {
    await deps.passOn(team, id);
    const found = await decisions.find(team, id);
    const now = clock.now();
    if (!found || found.dueAt === undefined || found.dueAt > now) return;
    if (found.state !== 'proposed') return review(found);
    if (isOver(found, now)) {
      // By the clock of that moment: somebody may just have asked for more time.
      await settle(team, id, (still, positions) =>
        isOver(still, clock.now()) ? verdictOf(still, positions) : undefined,
      );
      return;
    }
    for (const { user } of dueReminders(found, now)) await remind(found, user);
    await moveOn(team, id, (still) => still);
  };

  /** The one reminder, or later, or none; kept with the decision, so that nobody gets a second. */
  async function remind(decision: Decision, user: UserId): Promise<void> {
    const { team, id, deadline = 0 } = decision;
    const voter = await deps.voters.one(team, user);
    const preference = await deps.preferences.find(team, user);
    const positions = await decisions.positions(team, id);
    const now = clock.now();
    const snoozed = preference?.snoozedUntil;
    const when = voter
      ? whenToRemind(
          {
            availability: voter.availability,
            hasPosition: positions.some((each) => each.user === user),
            optedOut: preference?.optedOut ?? false,
            ...(snoozed !== undefined && { snoozedUntil: snoozed }),
            statusAway: deps.statusSaysAway(voter.person.status, now),
          },
          now,
          deadline,
        )
      : 'never';
    const again = typeof when === 'number' ? when : undefined;
    const told = when === 'now' ? reminderOf(decision, user) : undefined;
    await moveOn(team, id, (still) => withReminder(still, user, again), told);
  }

  async function review(decision: Decision): Promise<void> {
    const { team, id, reviewOn } = decision;
    const isAsked = decision.state === 'accepted' && reviewOn !== undefined;
    await moveOn(
      team,
      id,
      ({ reviewOn: day, ...still }) =>
        decision.state === 'accepted' || day === undefined ? still : { ...still, reviewOn: day },
      isAsked ? reviewOf(decision, reviewOn) : undefined,
    );
  }

  /** On to whatever is due next; what is to be told of this is offered with it. */
  async function moveOn(
    team: TeamId,
    id: DecisionId,
    next: (still: Decision) => Decision,
    told?: LesserOffer,
  ): Promise<void> {
    await transaction(async () => {
      if (told) await deps.attention.offer(told);
      const moved = await changeDecision(decisions, team, id, (still) => {
        const { dueAt: _, ...done } = next(still);
        const dueAt = nextDue(done);
        return dueAt === undefined ? done : { ...done, dueAt };
      });
      if (moved?.dueAt !== undefined) await jobs.enqueue(lookJob(team, id, moved.dueAt, 'plan'));
    });
  }
}

/** Plans for everybody that a standup asks, and takes off what is planned for whoever it no longer asks. */
import type { Clock, Instant } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import { inParts } from '../../core/in-parts.js';
import type { InTransaction } from '../../core/transaction.js';
import { RetryLater } from '../../jobs/job.js';
import { SlackCallError } from '../../slack/errors.js';
import type { Meet } from '../../slack/meet-people.js';
import type { Standup, StandupHead } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import type { FollowGroup } from './group-gone.js';
import type { PlanMember } from './plan-member.js';
import type { ReadRoster } from './read-roster.js';
import type { TermsRepository } from './terms.js';

export interface PlanStandupDeps {
  readonly readRoster: ReadRoster;
  readonly followGroup: FollowGroup;
  readonly standups: Pick<StandupRepository, 'find' | 'findHead' | 'members' | 'setMembers'>;
  readonly occurrences: Pick<OccurrenceRepository, 'removeWaiting'>;
  readonly terms: TermsRepository;
  readonly planMember: PlanMember;
  readonly meet: Meet;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** Both throw RetryLater when somebody could not be planned for yet, or the roster may have changed unseen; everybody else is planned for. */
export interface PlanStandup {
  /** Everybody it asks, and nobody else. */
  planAll(team: TeamId, id: StandupId): Promise<void>;
  /** Those whose last turn fell due, and who have none ahead. */
  planNext(team: TeamId, id: StandupId): Promise<void>;
}

const UNREACHED_WAIT_MS = 60_000;
/** On SQLite they share a commit; on Postgres they leave most of its connections to others. */
const PLANNED_AT_ONCE = 4;

export function createPlanStandup(deps: PlanStandupDeps): PlanStandup {
  const { standups, occurrences, terms, clock } = deps;

  async function planAll(team: TeamId, id: StandupId): Promise<void> {
    const found = await standups.find(team, id);
    // Also while it is paused: whoever left may not look back at it any more, and a group may be back.
    const roster = found && found.state !== 'deleted' ? await deps.readRoster(found) : {};
    const standup = found && (await deps.followGroup(found, roster));
    if (roster.present) await standups.setMembers(team, id, roster.present);
    const asked = standup?.state === 'active' ? await askedBy(standup) : [];
    for (const user of await terms.users(team, id)) {
      if (!asked.includes(user)) await takeOff(team, id, user);
    }
    if (!standup) return;
    await planEach(standup, asked, (user) => deps.planMember(standup, user), roster.waitMs);
  }

  async function planNext(team: TeamId, id: StandupId): Promise<void> {
    const standup = await standups.findHead(team, id);
    if (standup?.state !== 'active') return;
    const users = await terms.usersWithoutNext(team, id, clock.now());
    await planEach(standup, users, async (user) => {
      const known = await terms.find(team, id, user);
      if (known) await deps.planMember(standup, user, known);
    });
  }

  /** @param waitMs to be waited in any case. */
  async function planEach(
    standup: StandupHead,
    users: readonly UserId[],
    plan: (user: UserId) => Promise<unknown>,
    waitMs?: number,
  ): Promise<void> {
    await deps.meet(standup.team, users.length);
    const planned = async (user: UserId) => {
      try {
        await plan(user);
      } catch (error) {
        // Until the app is installed again nobody can be asked, and then everybody is planned for.
        if (error instanceof SlackCallError && error.kind === 'token') return;
        waitMs = Math.max(waitMs ?? 0, waitAfter(error, clock.now()));
      }
    };
    for (const part of inParts(users, PLANNED_AT_ONCE)) await Promise.all(part.map(planned));
    if (waitMs !== undefined) throw new RetryLater(clock.now() + waitMs, 'some members are not known yet');
  }

  /** What is under way goes on to its end; they are only not asked again. */
  function takeOff(team: TeamId, id: StandupId, user: UserId): Promise<void> {
    return deps.transaction(async () => {
      await occurrences.removeWaiting(team, id, user);
      await terms.forget(team, id, user);
    });
  }

  async function askedBy({ team, id, observers }: Standup): Promise<readonly UserId[]> {
    const members = await standups.members(team, id);
    return members.filter((user) => !observers.includes(user));
  }

  return { planAll, planNext };
}

/** Only what passes is waited for. */
function waitAfter(error: unknown, now: Instant): number {
  if (error instanceof RetryLater) return error.at - now;
  if (error instanceof SlackCallError) return error.retryAfterMs ?? UNREACHED_WAIT_MS;
  throw error;
}

/** Plans for everybody that a standup asks, and takes off what is planned for whoever it no longer asks. */
import type { Clock } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import { RetryLater } from '../../jobs/job.js';
import type { PeopleReader } from '../../people/person.js';
import { SlackCallError } from '../../slack/errors.js';
import type { SlackApi } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';
import type { OccurrenceRepository, StandupRepository } from '../standup-repository.js';
import type { PlanMember } from './plan-member.js';
import type { TermsRepository } from './terms.js';

export interface PlanStandupDeps {
  readonly slack: Pick<SlackApi, 'members'>;
  readonly people: PeopleReader;
  readonly standups: Pick<StandupRepository, 'find' | 'members' | 'setMembers'>;
  readonly occurrences: Pick<OccurrenceRepository, 'removeWaiting'>;
  readonly terms: TermsRepository;
  readonly planMember: PlanMember;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

/** @throws RetryLater when somebody could not be planned for yet; everybody else is. */
export type PlanStandup = (team: TeamId, id: StandupId) => Promise<void>;

/** Of one channel; a standup of more people is several standups. */
const MOST_MEMBERS = 2_000;
const UNREACHED_WAIT_MS = 60_000;

export function createPlanStandup(deps: PlanStandupDeps): PlanStandup {
  const { standups, occurrences, terms, clock } = deps;

  return async (team, id) => {
    const standup = await standups.find(team, id);
    const asked = standup?.state === 'active' ? await askedBy(standup) : [];
    for (const user of await terms.users(team, id)) {
      if (!asked.includes(user)) await takeOff(team, id, user);
    }
    if (!standup) return;
    let waitMs: number | undefined;
    for (const user of asked) {
      try {
        await deps.planMember(standup, user);
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        waitMs = Math.max(waitMs ?? 0, error.retryAfterMs ?? UNREACHED_WAIT_MS);
      }
    }
    if (waitMs !== undefined) throw new RetryLater(clock.now() + waitMs, 'some members are not known yet');
  };

  /** What is under way goes on to its end; they are only not asked again. */
  function takeOff(team: TeamId, id: StandupId, user: UserId): Promise<void> {
    return deps.transaction(async () => {
      await occurrences.removeWaiting(team, id, user);
      await terms.forget(team, id, user);
    });
  }

  async function askedBy({ team, id, roster, observers }: Standup): Promise<readonly UserId[]> {
    if (roster.kind === 'channel') {
      const present = await peopleOf(team, () => deps.slack.members(team, roster.channel, MOST_MEMBERS));
      if (present) await standups.setMembers(team, id, present);
    }
    const members = await standups.members(team, id);
    return members.filter((user) => !observers.includes(user));
  }

  /** Undefined when Slack can't tell: then the members stay as last seen. */
  async function peopleOf(team: TeamId, look: () => Promise<readonly UserId[]>) {
    try {
      const people: UserId[] = [];
      for (const user of await look()) {
        const person = await deps.people.person(team, user);
        if (person && !person.isBot && !person.isDeactivated) people.push(user);
      }
      return people;
    } catch (error) {
      if (error instanceof SlackCallError) return undefined;
      throw error;
    }
  }
}

/** What each member was last planned by: without it nobody could tell which work days a change of zone or schedule still owes. */
import type { Instant } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { Zone } from '../../core/zoned-time.js';
import type { StandupSchedule } from '../standup.js';

export interface PlannedTerms {
  readonly schedule: StandupSchedule;
  /** The member's zone then; also what counts while Slack can't be asked. */
  readonly zone: Zone;
  /** Whatever was due before this instant is settled, or is waiting. */
  readonly settledUntil: Instant;
}

/** Joins the running transaction, like every repository. */
export interface TermsRepository {
  find(team: TeamId, standup: StandupId, user: UserId): Promise<PlannedTerms | undefined>;
  set(team: TeamId, standup: StandupId, user: UserId, terms: PlannedTerms): Promise<void>;
  /** Of everybody the standup has planned for. */
  users(team: TeamId, standup: StandupId): Promise<readonly UserId[]>;
  /** Of those who have no turn that waits for a prompt after `now`. */
  usersWithoutNext(team: TeamId, standup: StandupId, now: Instant): Promise<readonly UserId[]>;
  /** Of one member, or of all: whoever is planned for again begins afresh, and is owed nothing. */
  forget(team: TeamId, standup: StandupId, user?: UserId): Promise<void>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
}

/** A thread that was put off: *Continue tomorrow*. Ids and times only; nothing anybody wrote. */
import type { Instant } from '../../core/clock.js';
import type { ChannelId, MessageTs, PauseId, TeamId, UserId } from '../../core/ids.js';

/**
 * `waiting`: it comes back at `backAt`, once that is computed. `back`: it was brought back. `settled`: somebody said that it is.
 * `cancelled`: its asker took it back before it came back. `returned`: Slack would not have the note; the asker was told.
 */
export type PauseState = 'waiting' | 'back' | 'settled' | 'cancelled' | 'returned';

export interface Pause {
  readonly team: TeamId;
  readonly id: PauseId;
  readonly asker: UserId;
  readonly channel: ChannelId;
  /** Absent: talk in the channel itself. */
  readonly threadTs?: MessageTs;
  /** Who took part, without the asker: the only ones who are mentioned when it comes back. */
  readonly people: readonly UserId[];
  readonly state: PauseState;
  readonly backAt?: Instant;
  /** Whether `backAt` lies in the hours of all of them. */
  readonly inAllHours: boolean;
  /** Who said that it is settled. */
  readonly settledBy?: UserId;
  readonly createdAt: Instant;
  readonly version: number;
}

export interface PauseRepository {
  /** Saves a new one, unless one is waiting in the same place. @returns false when one is. Atomic over all replicas. */
  add(pause: Pause): Promise<boolean>;
  find(team: TeamId, id: PauseId): Promise<Pause | undefined>;
  /** As `CallRepository.save`. */
  save(pause: Pause): Promise<Pause | undefined>;
  allOf(team: TeamId, user: UserId): Promise<readonly Pause[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets those made before `before` that wait no longer. @returns how many. */
  purge(before: Instant): Promise<number>;
}

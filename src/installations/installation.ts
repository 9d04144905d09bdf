/** A workspace that installed Meanwhile, and the token it gave us. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';

export interface Installation {
  readonly team: TeamId;
  readonly teamName?: string;
  readonly enterpriseId?: string;
  readonly appId?: string;
  readonly botUser: UserId;
  readonly botId: string;
  /** Encrypted at rest; undefined after an uninstall. */
  readonly botToken?: string;
  readonly scopes: readonly string[];
  readonly installedBy?: UserId;
  readonly installedAt: Instant;
  /** `paused`: the token stopped working; nothing is deleted. `removed`: uninstalled, data waits for its deletion date. */
  readonly state: 'active' | 'paused' | 'removed';
  readonly stateReason?: string;
  readonly stateSince?: Instant;
}

export interface InstallationRepository {
  save(installation: Installation): Promise<void>;
  find(team: TeamId): Promise<Installation | undefined>;
  /** Deletes every row of a workspace, in every table. @returns how many. */
  deleteWorkspace(team: TeamId): Promise<number>;
  /** In this state since longer ago than `before`. */
  inStateBefore(state: 'paused' | 'removed', before: Instant): Promise<readonly TeamId[]>;
}

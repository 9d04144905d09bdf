/** What a channel's members chose about Meanwhile there. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';

export type ChannelSensitivity = 'low' | 'normal' | 'high';

export interface ChannelSettings {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** Nudges on or off. On by default once the app was invited. */
  readonly nudges: boolean;
  readonly sensitivity: ChannelSensitivity;
  /** At most one nudge in so many minutes in this channel. Default 120. */
  readonly cooldownMinutes: number;
  /**
   * A live talk is spoken of once it has so many messages of substance within half an hour (short ones and jokes count a quarter); 0: never.
   * Default 14.
   */
  readonly talkMessages: number;
  /** Show the nudge in the channel to its author only, or send it as a DM. */
  readonly deliver: 'ephemeral' | 'dm';
  /** An incident channel: Meanwhile says nothing there. */
  readonly incident: boolean;
  readonly updatedBy?: UserId;
  readonly updatedAt?: Instant;
}

export type ChannelSettingsChange = Partial<
  Pick<
    ChannelSettings,
    'nudges' | 'sensitivity' | 'cooldownMinutes' | 'talkMessages' | 'deliver' | 'incident'
  >
>;

export interface ChannelSettingsReader {
  /** The settings, or the defaults when nobody changed anything. */
  of(team: TeamId, channel: ChannelId): Promise<ChannelSettings>;
}

export interface ChannelRepository extends ChannelSettingsReader {
  change(
    team: TeamId,
    channel: ChannelId,
    change: ChannelSettingsChange,
    by: UserId,
    now: Instant,
  ): Promise<ChannelSettings>;
  /** Settings that this person was the last to change (privacy). */
  changedBy(team: TeamId, user: UserId): Promise<readonly ChannelSettings[]>;
  /** Takes a person's id off what they changed (privacy). @returns how many. */
  forgetPerson(team: TeamId, user: UserId): Promise<number>;
}

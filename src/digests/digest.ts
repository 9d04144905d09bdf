/** A channel's digest: how its members set it, and what became of each one. */
import type { CalendarDate, Weekday } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { WallTime, Zone } from '../core/zoned-time.js';
import type { PartId } from './section.js';

/**
 * `weekly` covers the seven dates before its own; `daily` those since the last one, its own included; of a `hand-over` each region is
 * told in its own morning what came since its last one.
 */
export type Cadence = 'daily' | 'weekly' | 'hand-over';

export interface DigestSchedule {
  readonly cadence: Cadence;
  /** A hand-over goes by people's own mornings instead. */
  readonly time: WallTime;
  /** In the order of the week; exactly one for a weekly digest. */
  readonly days: readonly Weekday[];
  readonly zone: Zone;
}

export interface DigestSettings {
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly on: boolean;
  readonly schedule: DigestSchedule;
  /** What its members left out. */
  readonly without: readonly PartId[];
  /** Zones that are one region of the hand-over, as its members chose; all others find theirs by when their days begin. */
  readonly regions: readonly (readonly Zone[])[];
  /** Grows with each change: what was planned under an older one is void. */
  readonly version: number;
  /** Told when Slack refuses a digest; absent once they had deleted what is stored about them. */
  readonly updatedBy?: UserId;
  readonly updatedAt: Instant;
}

/**
 * `posting`: begun. `posted`: in the channel. `empty`: there was nothing to tell, so nothing was posted. `refused`: Slack would not
 * have it. `missed`: the app was away for too long; the next one tells what this one would have.
 */
export type DigestState = 'posting' | 'posted' | 'empty' | 'refused' | 'missed';

/** One digest, or one region's part of a hand-over. There is at most one for each (channel, day, region). */
export interface DigestRecord {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** '' for a channel's digest. */
  readonly region: Zone | '';
  /** Of the people that a region's part is for. */
  readonly zones: readonly Zone[];
  /** The date that the schedule means, in the digest's zone, or in the region's. */
  readonly day: CalendarDate;
  readonly cadence: Cadence;
  /** What happened at `from` or later, and before `to`, is told. */
  readonly from: Instant;
  readonly to: Instant;
  readonly state: DigestState;
  /** Messages it takes; the first stands in the channel, the others below it. */
  readonly pages: number;
}

/** A digest that is later than this is left out, and the next one tells what it would have: nobody wants the morning's in the evening. */
export const LATEST_MS = 6 * 3_600_000;

/** A region that has a part on one day of the week alone had its last one that long ago. */
export const LAST_PARTS_MS = 8 * 86_400_000;

/** Everything joins the running transaction. */
export interface DigestRepository {
  settings(team: TeamId, channel: ChannelId): Promise<DigestSettings | undefined>;
  /** Writes them if the stored version is still `expectedVersion` (0: none are stored). @returns whether it was. */
  saveSettings(settings: DigestSettings, expectedVersion: number): Promise<boolean>;
  /** Of every channel of the workspace that has one, by channel. */
  switchedOn(team: TeamId): Promise<readonly DigestSettings[]>;
  /** Adds a record if its (channel, day, region) has none. @returns whether it had none. */
  begin(record: DigestRecord): Promise<boolean>;
  find(team: TeamId, channel: ChannelId, day: CalendarDate, region?: Zone): Promise<DigestRecord | undefined>;
  /** The parts of a channel's hand-overs that tell up to `since` or later, in order of their ends. */
  parts(team: TeamId, channel: ChannelId, since: Instant): Promise<readonly DigestRecord[]>;
  /** Writes what became of one. */
  settle(record: DigestRecord): Promise<void>;
  /** The channel's newest digest, hand-overs left out, that told, or had nothing to tell of, what happened until its `to`. */
  lastTold(team: TeamId, channel: ChannelId): Promise<DigestRecord | undefined>;
  /** Settings that this person was the last to change (privacy). */
  changedBy(team: TeamId, user: UserId): Promise<readonly DigestSettings[]>;
  /** Takes a person's id off what they changed (privacy). @returns how many. */
  forgetPerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets records of digests that told what happened before `before`. @returns how many. */
  purge(before: Instant): Promise<number>;
}

/** What a person chose about Meanwhile, and how others may read it. */

import type { Weekday } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';

export interface Preference {
  readonly team: TeamId;
  readonly user: UserId;
  /** Everything off: no unasked message at all. */
  readonly optedOut: boolean;
  /** What this person switched off ("this kind off", *Less like this*): ids of rules, and kinds of other unasked messages. */
  readonly quietRules: readonly string[];
  readonly snoozedUntil?: Instant;
  /** Wall times `HH:mm` in the person's zone; absent = the team default of 09:00–17:00, Monday to Friday. */
  readonly workStart?: string;
  readonly workEnd?: string;
  readonly workDays?: readonly Weekday[];
  /** An IANA zone kept whatever Slack says; absent = follow Slack. */
  readonly zone?: string;
  /** Whose public holidays they keep: ISO 3166, `DE`, `DE-BE`, `US-CA`; absent = nobody knows. */
  readonly region?: string;
  /** Told at the start of the day what changed in their channels; absent = no. */
  readonly catchUp?: boolean;
  readonly updatedAt: Instant;
}

/** The part a person changes; undefined removes a choice, an absent field leaves it. */
export type PreferenceChange = {
  readonly [Field in Exclude<keyof Preference, 'team' | 'user' | 'updatedAt'>]?:
    | Preference[Field]
    | undefined;
};

export interface PreferenceRepository {
  find(team: TeamId, user: UserId): Promise<Preference | undefined>;
  /** Creates or changes, atomically. @returns the preference as it now is. */
  change(team: TeamId, user: UserId, change: PreferenceChange, now: Instant): Promise<Preference>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
}

/** What other slices read of a person. */
export interface PreferenceReader {
  find(team: TeamId, user: UserId): Promise<Preference | undefined>;
}

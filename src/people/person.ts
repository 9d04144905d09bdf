/** A person as the slices need them: name, zone and hours, from Slack's directory and from what they chose themselves. */
import type { TeamId, UserId } from '../core/ids.js';
import type { Availability, WorkingHours } from '../core/working-hours.js';
import type { Zone } from '../core/zoned-time.js';
import type { SlackStatus } from '../slack/slack-api.js';
import type { Preference } from './preference.js';

export interface Person {
  readonly id: UserId;
  /** Display name as in Slack: typed by a person, so escape it before showing. */
  readonly name: string;
  /** The zone that counts for them: kept by choice, else Slack's, else UTC. */
  readonly zone: Zone;
  readonly availability: Availability;
  readonly status?: SlackStatus;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  readonly isExternal: boolean;
  readonly isDeactivated: boolean;
  /** Workspace admin or owner. */
  readonly isAdmin: boolean;
}

/** What is known of somebody without their absences: quick, because no table of public holidays is needed for it. */
export type Profile = Omit<Person, 'availability'> & { readonly hours: WorkingHours };

/** What somebody chose, by whoever has just read it; undefined when they chose nothing. */
export interface KnownChoices {
  readonly preference: Preference | undefined;
}

export interface ProfileReader {
  /** As `PeopleReader.person`. For all that somebody waits for and that plans nothing: nudges, forms, names. */
  profile(team: TeamId, user: UserId, known?: KnownChoices): Promise<Profile | undefined>;
}

/** For plans and deadlines: the first person with a region costs a fifth of a second, in which nothing else happens. */
export interface PeopleReader {
  /** Undefined when Slack does not know the person (or hides them from us). Answers from a cache when Slack is unreachable. */
  person(team: TeamId, user: UserId): Promise<Person | undefined>;
}

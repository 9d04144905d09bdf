/** A person as the slices need them: name, zone and hours, from Slack's directory and from what they chose themselves. */
import type { TeamId, UserId } from '../core/ids.js';
import type { Availability } from '../core/working-hours.js';
import type { Zone } from '../core/zoned-time.js';
import type { SlackStatus } from '../slack/slack-api.js';

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

export interface PeopleReader {
  /** Undefined when Slack does not know the person (or hides them from us). Answers from a cache when Slack is unreachable. */
  person(team: TeamId, user: UserId): Promise<Person | undefined>;
}

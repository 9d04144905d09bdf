/** A call that was agreed on: what it must decide, who is truly needed, when, and its outcome in one line. */
import type { Instant } from '../core/clock.js';
import type { CallId, ChannelId, MessageTs, TeamId, UserId } from '../core/ids.js';

/**
 * `saved`: kept, no slot looked for yet. `agreed`: has its slot. `no-slot`: nobody's hours fit together, and no time was picked.
 * `cancelled`: by the person who asked for it. `closed`: has its outcome. `returned`: Slack refused the card and its asker has the
 * words back. `unknown`: Slack did not say whether the card arrived; its asker has the words back.
 */
export type CallState = 'saved' | 'agreed' | 'no-slot' | 'cancelled' | 'closed' | 'returned' | 'unknown';

export interface Call {
  readonly team: TeamId;
  readonly id: CallId;
  /** Who asked for it: the only one who may change it, and who is asked for its outcome. */
  readonly asker: UserId;
  /** Where its card stands. `threadTs` when it was asked for in a thread. */
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  /** Typed by the asker; encrypted at rest. */
  readonly topic: string;
  /** A link to read before; encrypted at rest. */
  readonly readAhead?: string;
  /** Who is truly needed, without the asker. They are mentioned on the card. */
  readonly needed: readonly UserId[];
  readonly minutes: number;
  readonly state: CallState;
  /** Kept when it is cancelled or closed: it says what it was. */
  readonly startsAt?: Instant;
  /** Counts the changes of time and the cancellation, as iCalendar does; 0 for the first slot. */
  readonly sequence: number;
  /** When the last of those was made: iCalendar's DTSTAMP. */
  readonly changedAt: Instant;
  readonly postedTs?: MessageTs;
  /** When its asker was asked for the outcome, after its present time. */
  readonly askedAt?: Instant;
  /** One line, typed by the asker; encrypted at rest. */
  readonly outcome?: string;
  readonly outcomeAt?: Instant;
  readonly createdAt: Instant;
  /** Counts every save: whoever read an older one must read again. */
  readonly version: number;
}

/** Any instant of a call's life: when it was asked for, when it takes place, when its outcome was written. */
export interface CallsBetween {
  readonly from: Instant;
  /** Not included. */
  readonly to: Instant;
}

export interface CallRepository {
  /** Saves a new one. A second with the same id is nothing. @returns false when it was there already. */
  add(call: Call): Promise<boolean>;
  find(team: TeamId, id: CallId): Promise<Call | undefined>;
  /**
   * Saves it whole, with the next version, if nobody else saved it since it was read.
   * @returns it as it now is; undefined when somebody did, or it is gone.
   */
  save(call: Call): Promise<Call | undefined>;
  /** For digests and the log: a channel's calls that were asked for, take place or got their outcome in that time, oldest first. */
  ofChannel(team: TeamId, channel: ChannelId, between: CallsBetween): Promise<readonly Call[]>;
  /** Everything a person asked for, for the export. */
  allOf(team: TeamId, user: UserId): Promise<readonly Call[]>;
  /** Deletes what they asked for, and takes them off the others. @returns how many calls that touched. */
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets calls asked for before `before` whose time, if any, was before it too. @returns how many. */
  purge(before: Instant): Promise<number>;
}

const MINUTE_MS = 60_000;

export const endOf = ({ startsAt, minutes }: Pick<Call, 'startsAt' | 'minutes'>): Instant | undefined =>
  startsAt === undefined ? undefined : startsAt + minutes * MINUTE_MS;

/** Everybody who takes part, the asker first. */
export const peopleOf = ({ asker, needed }: Pick<Call, 'asker' | 'needed'>): readonly UserId[] => [
  asker,
  ...needed,
];

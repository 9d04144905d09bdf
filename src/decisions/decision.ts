/** A decision in writing: what is asked, who is asked until when, and what came of it. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, DecisionId, MessageTs, TeamId, UserId } from '../core/ids.js';

/**
 * `proposed`: positions are taken. `accepted` and `rejected`: closed. `superseded`: was accepted, until a later one took its place.
 * `withdrawn`: its owner took it back. `returned`: Slack would not have it, or did not say; its author has the words back.
 */
export type DecisionState = 'proposed' | 'accepted' | 'rejected' | 'superseded' | 'withdrawn' | 'returned';

/** What becomes of it when nobody objects; with options: when nobody chooses. */
export type Silence = 'accepts' | 'decides-nothing';

/** Why it came out as it did: found by `close.ts`, or given by a person. */
export type ClosedWhy =
  | 'no-objection'
  | 'agreed'
  | 'majority'
  | 'most-chosen'
  | 'default'
  | 'no-quorum'
  | 'concerns'
  | 'tie'
  | 'nobody-agreed'
  | 'nobody-chose'
  /** The owner said so, with a reason. */
  | 'by-owner'
  /** It was decided elsewhere, and written down here. */
  | 'logged';

/** Somebody asked, and the time they have. */
export interface Asked {
  readonly user: UserId;
  /** Working hours of theirs until the deadline, in quarters; 0 when they are away until then. */
  readonly hours: number;
  /** When half of those are left; absent when they have none, or nobody reminds them any more. */
  readonly remindAt?: Instant;
}

export interface Decision {
  readonly team: TeamId;
  readonly id: DecisionId;
  /** '' once they had deleted what is stored about them. */
  readonly author: UserId;
  /** Who decides: closes it early, decides otherwise, hears of the outcome. */
  readonly owner: UserId;
  /** Who decided before, when they left. */
  readonly passedFrom?: UserId;
  readonly channel: ChannelId;
  /** The thread it belongs to, if it was not put into the channel itself. */
  readonly threadTs?: MessageTs;
  /** The message it grew out of, or in which it was decided. */
  readonly sourceTs?: MessageTs;
  /** Typed by the author; encrypted at rest, like the next three and `reason`. */
  readonly question: string;
  readonly context: string;
  /** What is proposed; '' when there are options instead. */
  readonly proposal: string;
  /** Two or more, or none. */
  readonly options: readonly string[];
  /** Nobody: whoever reads it. */
  readonly asked: readonly Asked[];
  /** Working hours that everyone asked gets at least. */
  readonly hours: number;
  readonly silence: Silence;
  /** So many people must take a position, or nothing is decided. */
  readonly quorum?: number;
  /** From when the hours are counted. Set together with `deadline`, before it is shown. */
  readonly opensAt?: Instant;
  readonly deadline?: Instant;
  /** Who asked for more time: once in a decision's life. */
  readonly extendedBy?: UserId;
  readonly state: DecisionState;
  readonly why?: ClosedWhy;
  /** Index of the option decided for. */
  readonly chosen?: number;
  /** The owner's, for closing early, deciding otherwise or withdrawing. */
  readonly reason?: string;
  /** Absent when it closed by itself. */
  readonly closedBy?: UserId;
  readonly closedAt?: Instant;
  /** How often its outcome was set: each gets a message of its own in the thread. */
  readonly rounds: number;
  readonly supersedes?: DecisionId;
  readonly supersededBy?: DecisionId;
  /** The day on which its owner is asked whether it is still right; gone once they were. */
  readonly reviewOn?: CalendarDate;
  /** When they said so. */
  readonly confirmedAt?: Instant;
  /** Slack's error code when `returned`. */
  readonly refusal?: string;
  readonly postedTs?: MessageTs;
  readonly postedAt?: Instant;
  /** Slack's permalink of the card, or of the message it was logged from. */
  readonly link?: string;
  readonly createdAt: Instant;
  /** When somebody must be reminded or asked, or it closes; the truth that `look.ts` goes by. */
  readonly dueAt?: Instant;
  /** One more with every change, positions included. */
  readonly version: number;
}

export type PositionKind = 'agree' | 'concern' | 'abstain' | 'option';

/** Where one person stands. */
export interface Position {
  readonly team: TeamId;
  readonly decision: DecisionId;
  readonly user: UserId;
  readonly kind: PositionKind;
  /** Index of the option when `kind` is `option`. */
  readonly option?: number;
  /** Their concern in their words, encrypted at rest. It stands while `kind` is `concern`; else it is the one they had before. */
  readonly concern?: string;
  readonly takenAt: Instant;
  /** When they last changed their mind. */
  readonly changedAt?: Instant;
}

/** Two positions that say the same. */
export const samePosition = (
  one: Pick<Position, 'kind' | 'option' | 'concern'>,
  other: Pick<Position, 'kind' | 'option' | 'concern'>,
): boolean =>
  one.kind === other.kind &&
  one.option === other.option &&
  (one.kind !== 'concern' || one.concern === other.concern);

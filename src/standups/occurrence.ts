/** One member's turn on one work day, from being planned to being closed: the truth about what is due. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { StandupId, TeamId, UserId } from '../core/ids.js';
import type { MissedReason, SkipReason, Slot } from './standup.js';

/**
 * `waiting` for its prompt → `prompted` → (`reminded`) → `closed`; or `skipped`/`missed` with a reason, never asked.
 * `answered` at any time before closing ends prompt and reminder.
 */
export type OccurrenceState =
  | 'waiting'
  | 'prompted'
  | 'reminded'
  | 'answered'
  | 'skipped'
  | 'missed'
  | 'closed';

/** Why a member was not asked: known ahead, found out when it was due, or chosen by the member. */
export type OccurrenceReason =
  | SkipReason
  | MissedReason
  | 'status'
  | 'by-choice'
  | 'paused'
  | 'unreachable'
  | 'removed';

/** What is to happen to an occurrence next. */
export type DueKind = 'prompt' | 'remind' | 'close';

export interface Occurrence extends Omit<Slot<UserId>, 'skip'> {
  readonly team: TeamId;
  readonly standup: StandupId;
  readonly state: OccurrenceState;
  readonly reason?: OccurrenceReason;
  /** What happens next, and when; absent when nothing does. */
  readonly due?: { readonly kind: DueKind; readonly at: Instant };
  readonly promptedAt?: Instant;
  readonly remindedAt?: Instant;
  readonly answeredAt?: Instant;
}

/** `(team, standup, work day, member)`: never two, whatever happens. */
export interface OccurrenceKey {
  readonly team: TeamId;
  readonly standup: StandupId;
  readonly workDay: CalendarDate;
  readonly user: UserId;
}

/** The tables of decisions, as Kysely sees them (`schema.ts` tells the types' rules). */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, DecisionId, MessageTs, TeamId, UserId } from '../core/ids.js';
import type { ClosedWhy, DecisionState, PositionKind, Silence } from '../decisions/decision.js';
import type { Sealed } from './column-types.js';

export interface DecisionTable {
  team_id: TeamId;
  id: DecisionId;
  author: UserId;
  owner: UserId;
  passed_from: UserId | null;
  channel_id: ChannelId;
  thread_ts: MessageTs | null;
  source_ts: MessageTs | null;
  question: Sealed;
  context: Sealed;
  proposal: Sealed;
  /** A JSON list of texts, sealed as a whole. */
  options: Sealed;
  /** A JSON list of people, their hours and reminders. */
  asked: string;
  hours: number;
  silence: Silence;
  quorum: number | null;
  opens_at: Instant | null;
  deadline: Instant | null;
  extended_by: UserId | null;
  state: DecisionState;
  why: ClosedWhy | null;
  chosen: number | null;
  reason: Sealed | null;
  closed_by: UserId | null;
  closed_at: Instant | null;
  rounds: number;
  supersedes: DecisionId | null;
  superseded_by: DecisionId | null;
  review_on: CalendarDate | null;
  confirmed_at: Instant | null;
  refusal: string | null;
  posted_ts: MessageTs | null;
  posted_at: Instant | null;
  link: string | null;
  created_at: Instant;
  due_at: Instant | null;
  version: number;
}

export interface DecisionPositionTable {
  team_id: TeamId;
  decision_id: DecisionId;
  user_id: UserId;
  kind: PositionKind;
  option_index: number | null;
  concern: Sealed | null;
  taken_at: Instant;
  changed_at: Instant | null;
}

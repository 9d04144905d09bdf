/** The tables of calls and paused threads, as Kysely sees them (`schema.ts` tells the types' rules). */
import type { CallState } from '../calls/call.js';
import type { PauseState } from '../calls/pausing/pause.js';
import type { Instant } from '../core/clock.js';
import type { CallId, ChannelId, MessageTs, PauseId, TeamId, UserId } from '../core/ids.js';
import type { Flag, Sealed, TextList } from './column-types.js';

export interface CallTable {
  team_id: TeamId;
  id: CallId;
  asker: UserId;
  channel_id: ChannelId;
  thread_ts: MessageTs | null;
  topic: Sealed;
  read_ahead: Sealed | null;
  needed: TextList;
  minutes: number;
  state: CallState;
  starts_at: Instant | null;
  sequence: number;
  changed_at: Instant;
  posted_ts: MessageTs | null;
  asked_at: Instant | null;
  outcome: Sealed | null;
  outcome_at: Instant | null;
  created_at: Instant;
  version: number;
}

export interface PauseTable {
  team_id: TeamId;
  id: PauseId;
  asker: UserId;
  channel_id: ChannelId;
  /** '' when it is no thread: in a unique index no null equals another. */
  thread_ts: MessageTs | '';
  people: TextList;
  state: PauseState;
  back_at: Instant | null;
  in_all_hours: Flag;
  settled_by: UserId | null;
  created_at: Instant;
  version: number;
}

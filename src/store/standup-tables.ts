/** The tables of standups, as Kysely sees them (`schema.ts` tells the types' rules). */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, StandupId, TeamId, UserId } from '../core/ids.js';
import type { WallTime, Zone } from '../core/zoned-time.js';
import type { DueKind, Occurrence, OccurrenceReason } from '../standups/occurrence.js';
import type { Privacy, ReportMode, Roster, Standup, StandupState } from '../standups/standup-record.js';
import type { Flag, Sealed, TextList } from './column-types.js';

/** A standup's schedule, in the standup itself and in the terms that its members were planned by. */
export interface ScheduleColumns {
  time: WallTime;
  days: TextList;
  every_two_weeks_from: CalendarDate | null;
  zone: 'member' | Zone;
  window_hours: number;
  remind_time: WallTime | null;
  remind_after_minutes: number | null;
  holidays: Flag;
  catch_up_minutes: number;
}

export interface StandupTable extends ScheduleColumns {
  team_id: TeamId;
  id: StandupId;
  name: Sealed;
  channel_id: ChannelId;
  questions: Sealed;
  report_mode: ReportMode;
  report_group_by: Standup['report']['groupBy'];
  privacy: Privacy;
  /** Whose public holidays count for members who chose no region. */
  region: string | null;
  roster_kind: Roster['kind'];
  /** The channel or group that the roster is in step with; null for a list. */
  roster_source: string | null;
  observers: TextList;
  owners: TextList;
  state: StandupState;
  pause_reason: string | null;
  /** '' once they had deleted what is stored about them. */
  created_by: UserId;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}

/** Whom a standup asks, in the order of the list; for a list these rows are the roster itself. */
export interface StandupMemberTable {
  team_id: TeamId;
  standup_id: StandupId;
  user_id: UserId;
  place: number;
}

/** What a member was last planned by. */
export interface StandupTermsTable extends ScheduleColumns {
  team_id: TeamId;
  standup_id: StandupId;
  user_id: UserId;
  member_zone: Zone;
  /** Whatever was due before this instant is settled, or is waiting. */
  settled_until: Instant;
}

export interface OccurrenceTable {
  team_id: TeamId;
  standup_id: StandupId;
  work_day: CalendarDate;
  user_id: UserId;
  state: Occurrence['state'];
  reason: OccurrenceReason | null;
  opens_at: Instant;
  prompt_at: Instant;
  remind_at: Instant;
  closes_at: Instant;
  due_kind: DueKind | null;
  due_at: Instant | null;
  /** 0 once it was taken: what was due stays to be read by whoever took it. */
  due_pending: Flag;
  prompted_at: Instant | null;
  reminded_at: Instant | null;
  answered_at: Instant | null;
}

export interface ResponseTable {
  team_id: TeamId;
  standup_id: StandupId;
  work_day: string;
  user_id: UserId;
  answers: Sealed;
  asked: Sealed;
  submitted_at: Instant;
  late: Flag;
  edited_at: Instant | null;
  posted_ts: MessageTs | null;
}

export interface LeaveTable {
  team_id: TeamId;
  user_id: UserId;
  first_day: CalendarDate;
  last_day: CalendarDate;
  added_at: Instant;
}

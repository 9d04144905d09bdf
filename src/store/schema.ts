/**
 * The tables, as Kysely sees them. One portable subset for both engines: text; instants as bigint epoch milliseconds; yes and no
 * as 1 and 0; lists as JSON text; sealed text is encrypted. Null means absent. Every row carries its team. Columns have the types of
 * the slices' records, so that what is written and what is read are checked by the compiler.
 */
import type { ChannelSettings } from '../channels/channel-settings.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, ProposalId, TeamId, UserId } from '../core/ids.js';
import type { Installation } from '../installations/installation.js';
import type { Feedback, QuietReason } from '../nudges/nudge.js';
import type { Purpose, RuleId } from '../nudges/rule.js';
import type { OutboxRecord } from '../outbox/outbox.js';
import type { LesserItem, UnaskedKind } from '../outbox/unasked.js';
import type { ProposalKind, ProposalState } from '../proposals/proposal.js';
import type { CallTable, PauseTable } from './call-tables.js';
import type { Flag, Sealed, TextList } from './column-types.js';
import type { DecisionPositionTable, DecisionTable } from './decision-tables.js';
import type { DigestSettingsTable, DigestTable } from './digest-tables.js';
import type {
  LeaveTable,
  OccurrenceTable,
  ResponseTable,
  StandupMemberTable,
  StandupTable,
  StandupTermsTable,
} from './standup-tables.js';
import type { TalkWindowTable } from './talk-tables.js';
import type { WrapUpTable } from './wrap-up-tables.js';

export interface InstallationTable {
  team_id: TeamId;
  team_name: string | null;
  enterprise_id: string | null;
  app_id: string | null;
  bot_user: UserId;
  bot_id: string;
  bot_token: Sealed | null;
  scopes: TextList;
  installed_by: UserId | null;
  installed_at: Instant;
  state: Installation['state'];
  state_reason: string | null;
  state_since: Instant | null;
}

export interface PreferenceTable {
  team_id: TeamId;
  user_id: UserId;
  opted_out: Flag;
  quiet_rules: TextList;
  snoozed_until: Instant | null;
  work_start: string | null;
  work_end: string | null;
  work_days: TextList | null;
  zone: string | null;
  region: string | null;
  catch_up: Flag;
  updated_at: Instant;
}

export interface ChannelSettingsTable {
  team_id: TeamId;
  channel_id: ChannelId;
  nudges: Flag;
  sensitivity: ChannelSettings['sensitivity'];
  cooldown_minutes: number;
  talk_messages: number;
  deliver: ChannelSettings['deliver'];
  incident: Flag;
  updated_by: UserId | null;
  updated_at: Instant;
}

export interface NudgeTable {
  team_id: TeamId;
  channel_id: ChannelId;
  ts: MessageTs;
  rule: RuleId;
  thread_ts: MessageTs | null;
  user_id: UserId;
  purpose: Purpose;
  confidence: number;
  quiet: QuietReason | null;
  saw: TextList;
  people: number | null;
  minutes: number | null;
  decided_at: Instant;
  feedback: Feedback | null;
  feedback_at: Instant | null;
  attached_text: Sealed | null;
}

/** When a person or a channel was last nudged: what the cooldowns count from. */
export interface NudgeTurnTable {
  team_id: TeamId;
  kind: 'person' | 'channel';
  subject: UserId | ChannelId;
  taken_at: Instant;
  /** `taken_at` before the last turn, to give a turn back exactly. */
  taken_before: Instant | null;
}

export interface ProposalTable {
  team_id: TeamId;
  id: ProposalId;
  kind: ProposalKind;
  author: UserId;
  channel_id: ChannelId;
  thread_ts: MessageTs | null;
  source_ts: MessageTs | null;
  title: Sealed;
  context: Sealed;
  body: Sealed;
  asked: TextList;
  reply_hours: number | null;
  reply_by: Instant | null;
  state: ProposalState;
  refusal: string | null;
  posted_ts: MessageTs | null;
  outcome: Sealed | null;
  created_at: Instant;
  posted_at: Instant | null;
  closed_at: Instant | null;
}

export interface OutboxTable {
  team_id: TeamId;
  key: string;
  state: OutboxRecord['state'];
  content_hash: string;
  kind: OutboxRecord['kind'];
  channel_id: ChannelId | null;
  user_id: UserId | null;
  thread_ts: MessageTs | null;
  ts: MessageTs | null;
  code: string | null;
  why: NonNullable<OutboxRecord['why']> | null;
  unasked_kind: UnaskedKind | null;
  attempts: number;
  intended_at: Instant;
  updated_at: Instant;
  leased_until: Instant | null;
}

/** What is unasked and waits, or waited, for its moment. */
export interface LesserItemTable {
  team_id: TeamId;
  key: string;
  user_id: UserId;
  source: string;
  about: string;
  state: LesserItem['state'];
  reason: NonNullable<LesserItem['reason']> | null;
  offered_at: Instant;
  until_at: Instant | null;
  message: string | null;
  taken_at: Instant | null;
}

interface DeliveryTable {
  team_id: TeamId;
  key: string;
  claimed_at: Instant;
}

/** Jobs of the in-process engine. On Postgres pg-boss keeps jobs in a schema of its own, and this table stays empty. */
export interface JobTable {
  /** '' for recurring jobs, which belong to no team. */
  team_id: TeamId | '';
  name: string;
  key: string;
  payload: string;
  state: 'waiting' | 'running' | 'done' | 'dead';
  run_at: Instant;
  /** Attempts begun. */
  attempts: number;
  /** Which opening of the store runs it. */
  worker: string | null;
  /** Name or code of the last error, never its message. */
  error: string | null;
  updated_at: Instant;
}

export interface Schema {
  installation: InstallationTable;
  preference: PreferenceTable;
  channel_settings: ChannelSettingsTable;
  nudge: NudgeTable;
  nudge_turn: NudgeTurnTable;
  proposal: ProposalTable;
  standup: StandupTable;
  standup_member: StandupMemberTable;
  standup_terms: StandupTermsTable;
  occurrence: OccurrenceTable;
  response: ResponseTable;
  leave: LeaveTable;
  decision: DecisionTable;
  decision_position: DecisionPositionTable;
  digest_settings: DigestSettingsTable;
  digest: DigestTable;
  call: CallTable;
  pause: PauseTable;
  talk_window: TalkWindowTable;
  wrap_up: WrapUpTable;
  outbox: OutboxTable;
  lesser_item: LesserItemTable;
  delivery: DeliveryTable;
  job: JobTable;
}

/** Every table, for what concerns all of them: a workspace's deletion, the export. The type makes the list complete. */
export const tables = Object.keys({
  installation: true,
  preference: true,
  channel_settings: true,
  nudge: true,
  nudge_turn: true,
  proposal: true,
  standup: true,
  standup_member: true,
  standup_terms: true,
  occurrence: true,
  response: true,
  leave: true,
  decision: true,
  decision_position: true,
  digest_settings: true,
  digest: true,
  call: true,
  pause: true,
  talk_window: true,
  wrap_up: true,
  outbox: true,
  lesser_item: true,
  delivery: true,
  job: true,
} satisfies Record<keyof Schema, true>) as readonly (keyof Schema)[];

/** A standup as its owners made it, and as the store keeps it. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, StandupId, TeamId, UserId } from '../core/ids.js';
import type { StandupSchedule } from './standup.js';

/** Who is asked: people by name, or everybody of a channel or a user group, kept in step with it. */
export type Roster =
  | { readonly kind: 'list'; readonly users: readonly UserId[] }
  | { readonly kind: 'channel'; readonly channel: ChannelId }
  | { readonly kind: 'group'; readonly group: string };

/** `thread`: each answer is a reply under one parent a work day. `compiled`: one message when the last window closes. */
export type ReportMode = 'thread' | 'compiled';

/** `anonymous`: answers are shown without names. `confidential`: only the owners see them. */
export type Privacy = 'open' | 'anonymous' | 'confidential';

/** `paused`: by its owners, or because its channel is gone (`pauseReason`). `deleted`: forgotten after the retention. */
export type StandupState = 'active' | 'paused' | 'deleted';

export interface Standup {
  readonly team: TeamId;
  readonly id: StandupId;
  readonly name: string;
  /** Where the report goes. */
  readonly channel: ChannelId;
  /** One to ten, in order; typed by owners. The first three of the daily template are last work day, today, blockers. */
  readonly questions: readonly Question[];
  readonly schedule: StandupSchedule;
  readonly report: { readonly mode: ReportMode; readonly groupBy: 'person' | 'question' };
  readonly privacy: Privacy;
  readonly roster: Roster;
  /** See everything and may answer; never prompted or reminded. */
  readonly observers: readonly UserId[];
  /** Whose public holidays count for members who told no region of their own: ISO 3166, `DE` or `US-CA`. */
  readonly region?: string;
  /** One or more. They and workspace admins may change it. */
  readonly owners: readonly UserId[];
  readonly state: StandupState;
  /** Why it is paused, when its owners did not do it: Slack's code. */
  readonly pauseReason?: string;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Grows with each change, so that two editors do not overwrite each other. */
  readonly version: number;
}

/** A standup without its people: all that one member's turn needs. */
export type StandupHead = Omit<Standup, 'roster'>;

/** What a question is for: the plan is carried over to the next work day, blockers are named until they are gone. */
export type QuestionRole = 'last' | 'plan' | 'blockers' | 'other';

export interface Question {
  readonly text: string;
  readonly role: QuestionRole;
}

/** One member's answers for one work day. There is at most one for each (standup, work day, member). */
export interface StandupResponse {
  readonly team: TeamId;
  readonly standup: StandupId;
  /** `YYYY-MM-DD`, the member's own. */
  readonly workDay: string;
  readonly user: UserId;
  /** In the order of the questions as they were asked; '' for one left empty. Encrypted at rest. */
  readonly answers: readonly string[];
  /** The questions as they were asked: a later edit of the standup changes nothing about an answer. Encrypted at rest. */
  readonly asked: readonly Question[];
  readonly submittedAt: Instant;
  /** After its window had closed. */
  readonly late: boolean;
  readonly editedAt?: Instant;
  /** The message that shows it in the report, as it is now; absent from an edit until the edit is shown. */
  readonly postedTs?: MessageTs;
}

/** The written way: a proposal, a question or an update, written instead of a meeting. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, ProposalId, TeamId, UserId } from '../core/ids.js';

/** *Write a proposal*, *Ask in writing*, *Share an update*. */
export type ProposalKind = 'proposal' | 'question' | 'update';

/**
 * `saved`: kept, not posted yet. `posted`: in the channel. `closed`: has its outcome. `returned`: Slack refused it and the author has
 * the text back. `unknown`: Slack did not say whether it arrived; the author has the text back.
 */
export type ProposalState = 'saved' | 'posted' | 'closed' | 'returned' | 'unknown';

export interface Proposal {
  readonly team: TeamId;
  readonly id: ProposalId;
  readonly kind: ProposalKind;
  readonly author: UserId;
  /** Where it is posted. `threadTs` when it answers in a thread. */
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  /** The message it grew out of, if any. */
  readonly sourceTs?: MessageTs;
  /** Typed by the author; encrypted at rest. */
  readonly title: string;
  readonly context: string;
  /** The question, the proposal itself or the update. */
  readonly body: string;
  /** People asked to reply: the only ones who are mentioned. */
  readonly asked: readonly UserId[];
  /** Working hours that everyone asked gets, or undefined when no reply is wanted. */
  readonly replyHours?: number;
  /** The fair deadline computed from them. */
  readonly replyBy?: Instant;
  readonly state: ProposalState;
  /** Slack's error code when `returned`. */
  readonly refusal?: string;
  readonly postedTs?: MessageTs;
  readonly outcome?: string;
  readonly createdAt: Instant;
  readonly postedAt?: Instant;
  readonly closedAt?: Instant;
}

export interface ProposalRepository {
  /** Saves a new one. A second with the same id is nothing. @returns false when it was there already. */
  add(proposal: Proposal): Promise<boolean>;
  find(team: TeamId, id: ProposalId): Promise<Proposal | undefined>;
  /** Changes fields; undefined removes one. @returns the proposal as it now is. */
  change(
    team: TeamId,
    id: ProposalId,
    change: Partial<
      Pick<
        Proposal,
        'state' | 'postedTs' | 'postedAt' | 'outcome' | 'closedAt' | 'refusal' | 'replyBy' | 'threadTs'
      >
    >,
  ): Promise<Proposal | undefined>;
  /** Of a channel: posted or closed at `from` or later and before `to`, in the order of posting. */
  postedOrClosed(team: TeamId, channel: ChannelId, from: Instant, to: Instant): Promise<readonly Proposal[]>;
  /** Of a channel: without an outcome yet, their time to reply over at `from` or later and before `to`, the oldest first. */
  unanswered(team: TeamId, channel: ChannelId, from: Instant, to: Instant): Promise<readonly Proposal[]>;
  /** Everything a person wrote, for the export. */
  allOf(team: TeamId, user: UserId): Promise<readonly Proposal[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
}

/**
 * What digests ask of the other slices. Everything is about one channel and holds nothing that somebody who reads that channel could
 * not see: of anonymous standups there are counts alone, of confidential ones nothing.
 */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, DecisionId, MessageTs, TeamId, UserId } from '../core/ids.js';

/** A standup's work day as it stands. */
export interface StandupDay {
  /** Typed by its owners. */
  readonly name: string;
  readonly workDay: CalendarDate;
  readonly answered: number;
  readonly asked: number;
  /** Whose window has opened and who did not answer; absent when it is anonymous. */
  readonly noAnswerYet?: readonly UserId[];
  /** Whose prompt is still to come; absent when it is anonymous. */
  readonly notDueYet?: readonly { readonly user: UserId; readonly at: Instant }[];
  readonly out: readonly UserId[];
  /** Where its report stands. */
  readonly report?: { readonly channel: ChannelId; readonly ts: MessageTs };
}

/** Something that somebody waits for. */
export interface OpenBlocker {
  readonly user: UserId;
  /** Typed by them. */
  readonly line: string;
  /** The work day since which they name it, answer after answer. */
  readonly since: CalendarDate;
}

/** A proposal, a question or an update that was written instead of a meeting. */
export interface WrittenWay {
  readonly kind: 'proposal' | 'question' | 'update';
  readonly author: UserId;
  /** Typed by them. */
  readonly title: string;
  readonly ts: MessageTs;
  readonly postedAt: Instant;
  /** The message it was written instead of. */
  readonly sourceTs?: MessageTs;
  readonly replyBy?: Instant;
  /** Typed by whoever closed it. */
  readonly outcome?: string;
  readonly closedAt?: Instant;
}

/** The meeting that a message asked for, as far as it said. */
export interface AskedMeeting {
  /** Its author and whom it named. */
  readonly people?: number;
  readonly minutes?: number;
}

/** A decision in writing, as it stands. */
export interface WrittenDecision {
  readonly id: DecisionId;
  /** '' once they had deleted what is stored about them. */
  readonly owner: UserId;
  /** Typed by its author. */
  readonly question: string;
  /** Its card, or the message it was logged from. */
  readonly ts?: MessageTs;
  readonly state: 'proposed' | 'accepted' | 'rejected' | 'superseded' | 'withdrawn';
  readonly deadline?: Instant;
  /** Typed by its author: what was decided for. */
  readonly outcome?: string;
}

/** An open decision, and who has had half of their working hours for it and took no position. */
export interface UnansweredDecision extends WrittenDecision {
  /** One or more; `since`: when half of their hours were over. */
  readonly waitsFor: readonly { readonly user: UserId; readonly since: Instant }[];
}

/** A conversation that somebody summed up. */
export interface WrittenWrapUp {
  readonly author: UserId;
  /** Typed by the author. */
  readonly title: string;
  readonly ts: MessageTs;
  /** Typed by the author; absent when they found no decision. */
  readonly outcome?: string;
}

/** A call that has its time, as the person who asked for it agreed on it. */
export interface AgreedCall {
  readonly asker: UserId;
  /** Without the asker. */
  readonly needed: readonly UserId[];
  /** Typed by the asker: what it must decide, in one line. */
  readonly title: string;
  readonly ts: MessageTs;
  readonly startsAt: Instant;
  /** Typed by the asker. */
  readonly outcome?: string;
  readonly outcomeAt?: Instant;
}

export interface DigestReaders {
  /** Of the standups that report to this channel, by name and work day; days nobody was asked on are left out. */
  standupDays(
    team: TeamId,
    channel: ChannelId,
    days: { readonly first: CalendarDate; readonly last: CalendarDate; readonly now: Instant },
  ): Promise<readonly StandupDay[]>;
  /** Named on `asOf`, or at the last answer before it. */
  openBlockers(team: TeamId, channel: ChannelId, asOf: CalendarDate): Promise<readonly OpenBlocker[]>;
  /** Posted or closed at `from` or later and before `to`, in order. */
  writtenWays(
    team: TeamId,
    channel: ChannelId,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly WrittenWay[]>;
  /** Asked for, taking place or given their outcome at `from` or later and before `to`, in order; cancelled ones are left out. */
  agreedCalls(
    team: TeamId,
    channel: ChannelId,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly AgreedCall[]>;
  /** Of a message whose author was nudged for it; undefined for any other. */
  askedMeeting(team: TeamId, channel: ChannelId, ts: MessageTs): Promise<AskedMeeting | undefined>;
  /** People in the channel, apps and guests left out. */
  memberCount(team: TeamId, channel: ChannelId): Promise<number>;
  /** Opened or closed at `from` or later and before `to`, and open ones that close at `to` or later and before `ahead`; in order. */
  decisions(
    team: TeamId,
    channel: ChannelId,
    span: { readonly from: Instant; readonly to: Instant; readonly ahead: Instant },
  ): Promise<{
    readonly opened: readonly WrittenDecision[];
    readonly closing: readonly WrittenDecision[];
    readonly closed: readonly WrittenDecision[];
  }>;
  /** Posted in the channel or its threads at `from` or later and before `to`, in order. */
  wrapUps(
    team: TeamId,
    channel: ChannelId,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly WrittenWrapUp[]>;
  /** Open questions and proposals whose time to reply ended at `from` or later and before `to`, the oldest first. */
  openQuestions(
    team: TeamId,
    channel: ChannelId,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly WrittenWay[]>;
  /** Open at `at`, with people asked who have had time to answer and are not away; the longest waiting first. */
  unansweredDecisions(team: TeamId, channel: ChannelId, at: Instant): Promise<readonly UnansweredDecision[]>;
}

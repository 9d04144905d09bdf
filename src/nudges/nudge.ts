/** A nudge, or the reason why there was none: what is remembered of each message that a rule noticed. Ids, times and names only. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId } from '../core/ids.js';
import type { Purpose, RuleId } from './rule.js';

/** Why Meanwhile stayed silent. Every silence has one; `/async why` shows it. */
export type QuietReason =
  | 'not-a-request'
  | 'low-confidence'
  | 'bot-author'
  | 'edited'
  | 'channel-off'
  | 'external-channel'
  | 'guest'
  | 'opted-out'
  | 'snoozed'
  | 'person-cooldown'
  | 'channel-cooldown'
  | 'budget-spent'
  | 'incident'
  | 'care'
  | 'social'
  | 'agenda-present'
  | 'not-live'
  | 'settled'
  | 'chatter'
  | 'mixed-topics';

/** What the author said of a nudge. `not-a-request` is the feedback the rules are mended by. */
export type Feedback = 'not-a-request' | 'used' | 'dismissed';

export interface NudgeRecord {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** The message: the one that asked, or the newest of a live talk. */
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
  /** The one person who is nudged and who may act on it: the author, or of a live talk whoever began it. */
  readonly user: UserId;
  readonly rule: RuleId;
  readonly purpose: Purpose;
  readonly confidence: number;
  /** Absent when nudged. */
  readonly quiet?: QuietReason;
  /** What the rule saw, as names ("asks to talk live"), never words of the message. */
  readonly saw: readonly string[];
  /** Its author and whom it named, if it named anybody; and the minutes it named. */
  readonly people?: number;
  readonly minutes?: number;
  readonly decidedAt: Instant;
  readonly feedback?: Feedback;
  /** The message's words, only if its author chose to send them with the feedback. Encrypted at rest. */
  readonly attachedText?: string;
}

export interface NudgeRepository {
  /**
   * Takes the person's and the channel's turn: succeeds when neither was nudged within its cooldown, and then starts both
   * cooldowns. Atomic over all replicas; joins the running transaction.
   * @returns 'taken', or which cooldown stands in the way.
   */
  takeTurn(turn: {
    readonly team: TeamId;
    readonly user: UserId;
    readonly channel: ChannelId;
    readonly now: Instant;
    readonly personCooldownMs: number;
    readonly channelCooldownMs: number;
  }): Promise<'taken' | 'person-cooldown' | 'channel-cooldown'>;
  /** When the person and the channel were last nudged. */
  lastNudged(
    team: TeamId,
    user: UserId,
    channel: ChannelId,
  ): Promise<{ readonly person?: Instant; readonly channel?: Instant }>;
  /** Records the choice; a second record for the same message and rule is nothing. */
  record(nudge: NudgeRecord): Promise<void>;
  find(team: TeamId, channel: ChannelId, ts: MessageTs): Promise<NudgeRecord | undefined>;
  /** Whether this rule nudged somebody in this thread before. */
  spokeIn(team: TeamId, channel: ChannelId, threadTs: MessageTs, rule: RuleId): Promise<boolean>;
  giveFeedback(
    team: TeamId,
    channel: ChannelId,
    ts: MessageTs,
    feedback: Feedback,
    now: Instant,
  ): Promise<void>;
  /** Keeps the words of a message that its author chose to send with *Not a meeting request*; encrypted at rest. */
  attachText(team: TeamId, channel: ChannelId, ts: MessageTs, text: string): Promise<void>;
  /** The last choices about a person, newest first. */
  recent(team: TeamId, user: UserId, limit: number): Promise<readonly NudgeRecord[]>;
  /** Everything about a person, for the export. */
  allOf(team: TeamId, user: UserId): Promise<readonly NudgeRecord[]>;
  /** Over all workspaces, the nudges whose authors sent the words along: what the rules are mended by. Newest first. */
  withAttachedText(limit: number): Promise<readonly NudgeRecord[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  purge(before: Instant): Promise<number>;
}

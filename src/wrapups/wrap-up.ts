/** A wrap-up: what a thread, or a stretch of channel talk, came to, in its author's words. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId, WrapUpId } from '../core/ids.js';

/** What is wrapped up: a thread, or what a channel said between two messages (both included). */
export interface Talk {
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  readonly fromTs?: MessageTs;
  readonly toTs?: MessageTs;
}

/** What the author typed, or left as it was found. A line may end with `[n]`: it cites the n-th of `cites`. */
export interface Words {
  readonly title: string;
  /** Empty: no decision was found. */
  readonly outcome: string;
  readonly questions: string;
  readonly steps: string;
  readonly links: string;
}

/**
 * `saved`: kept, not posted yet. `posted`: in the thread. `returned`: Slack refused it and the author has the text back. `unknown`:
 * Slack did not say whether it arrived; the author has the text back.
 */
export type WrapUpState = 'saved' | 'posted' | 'returned' | 'unknown';

export interface WrapUp extends Talk, Words {
  readonly team: TeamId;
  readonly id: WrapUpId;
  readonly author: UserId;
  readonly cites: readonly MessageTs[];
  /** Also tell the channel, in one line. Only for threads. */
  readonly toChannel: boolean;
  readonly state: WrapUpState;
  /** 1 as first submitted; one more with every edit. */
  readonly version: number;
  /** Where links to messages begin, `https://acme.slack.com/archives/`; empty when Slack would not tell. */
  readonly archive?: string;
  /** Slack's error code when `returned`. */
  readonly refusal?: string;
  readonly postedTs?: MessageTs;
  readonly createdAt: Instant;
  readonly postedAt?: Instant;
  readonly editedAt?: Instant;
}

export type WrapUpChange = Partial<
  Pick<
    WrapUp,
    | keyof Words
    | 'cites'
    | 'toChannel'
    | 'state'
    | 'version'
    | 'archive'
    | 'refusal'
    | 'postedTs'
    | 'postedAt'
    | 'editedAt'
  >
>;

export interface WrapUpRepository {
  /** Saves a new one. A second with the same id is nothing. @returns false when it was there already. */
  add(wrapUp: WrapUp): Promise<boolean>;
  find(team: TeamId, id: WrapUpId): Promise<WrapUp | undefined>;
  /** Changes fields; undefined removes one that may be absent. @returns the wrap-up as it now is. */
  change(team: TeamId, id: WrapUpId, change: WrapUpChange): Promise<WrapUp | undefined>;
  /** Those posted in a channel and its threads at or after `from` and before `to`, oldest first: for digests. */
  since(team: TeamId, channel: ChannelId, from: Instant, to: Instant): Promise<readonly WrapUp[]>;
  /** Everything a person wrote, for the export. */
  allOf(team: TeamId, user: UserId): Promise<readonly WrapUp[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets those created before `before`. @returns how many. */
  purge(before: Instant): Promise<number>;
}

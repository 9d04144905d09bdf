/** The one way out for whatever we post: say what message should exist under a key, and the outbox makes it so, once. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId } from '../core/ids.js';
import type { MessageContent, MessageRef, SharedFile } from '../slack/slack-api.js';
import type { UnaskedKind } from './unasked.js';

/** Where a message goes. */
export type Destination =
  | { readonly kind: 'channel'; readonly channel: ChannelId; readonly threadTs?: MessageTs }
  | { readonly kind: 'dm'; readonly user: UserId; readonly threadTs?: MessageTs }
  | {
      readonly kind: 'ephemeral';
      readonly channel: ChannelId;
      readonly user: UserId;
      readonly threadTs?: MessageTs;
    };

export interface OutgoingMessage {
  readonly team: TeamId;
  /** Names the message for ever, e.g. `proposal:P7…`. Same key and content: nothing; new content: an update (not for ephemerals). */
  readonly key: string;
  readonly to: Destination;
  readonly content: MessageContent;
  /**
   * Shared in a channel or thread with `content.text` as its comment; the blocks are not shown. Its name must be unique there: by it
   * the file is found again. It is never updated: what is new is a new key and a new name.
   */
  readonly file?: SharedFile;
  /**
   * What sort of unasked message it is: it counts against the person's attention budget, and carries *Less like this*. Absent when they
   * asked for it, or it answers what they did. Lesser kinds are not put here but offered (`unasked.ts`).
   */
  readonly unasked?: UnaskedKind;
  /** Slack refused this very content before, and what stood in the way may be gone: ask it once more instead of answering for it. */
  readonly evenIfRefused?: true;
  /**
   * Told of what became of it, and how to record that (`write`): here whoever moves something on with a message does both in one
   * transaction. Called before `put` answers, once for each outcome but one that another caller's work makes `later`.
   */
  readonly recording?: (outcome: Outcome, write: () => Promise<void>) => Promise<void>;
}

/**
 * Why Slack refused, as far as it tells what to do next (`slack/errors.ts`); `unreachable` when it could not be asked, or failed,
 * for so long that we stopped trying.
 */
export type RefusalClass = 'gone' | 'scope' | 'token' | 'person' | 'policy' | 'bug' | 'unreachable';

export type Outcome =
  /** It is there. `at` is absent for ephemerals, which have no address. */
  | { readonly state: 'sent'; readonly at?: MessageRef }
  /** Slack will not have it; trying again would not help. */
  | { readonly state: 'refused'; readonly why: RefusalClass; readonly code: string }
  /** It surely is not there yet; ask again at or after `at`. */
  | { readonly state: 'later'; readonly at: Instant }
  /** It may or may not be there, and that can't be found out; it is never sent again. */
  | { readonly state: 'unknown' };

/** What became of a message that was meant to be posted. */
export type Standing =
  /** It is there. `at` is absent for ephemerals, which have no address. */
  | { readonly state: 'there'; readonly at?: MessageRef }
  /** It surely is not there. */
  | { readonly state: 'absent' }
  /** Somebody is posting it, or Slack can't be asked just now; ask again at or after `at`. */
  | { readonly state: 'later'; readonly at: Instant }
  /** It may or may not be there, and that can't be found out. */
  | { readonly state: 'unknown' };

export interface Outbox {
  put(message: OutgoingMessage): Promise<Outcome>;
  /** What became of the message under `key`. Slack is asked when a crash left that in doubt; nothing is ever posted or changed. */
  standing(team: TeamId, key: string): Promise<Standing>;
  /** How many unasked messages this person was sent since `since`. */
  unaskedSince(team: TeamId, user: UserId, since: Instant): Promise<number>;
}

/** What the store remembers of a message: ids, states and a hash, never its text. */
export interface OutboxRecord {
  readonly team: TeamId;
  readonly key: string;
  /** `intended`: written before the call; one that is still so after a crash has an unknown outcome. */
  readonly state: 'intended' | 'sent' | 'refused' | 'unknown' | 'waiting';
  /** SHA-256 of the content that `state` speaks of. */
  readonly contentHash: string;
  readonly kind: Destination['kind'];
  readonly channel?: ChannelId;
  readonly user?: UserId;
  readonly threadTs?: MessageTs;
  readonly ts?: MessageTs;
  /** Slack's error code when refused. */
  readonly code?: string;
  readonly why?: RefusalClass;
  readonly unasked?: UnaskedKind;
  /** Attempts since the last success. */
  readonly attempts: number;
  /** When the message was first meant to be posted. */
  readonly intendedAt: Instant;
  readonly updatedAt: Instant;
  /** Somebody is sending right now, or it is too early to try again: every caller leaves it alone until then. */
  readonly leasedUntil?: Instant;
}

export interface OutboxRepository {
  find(team: TeamId, key: string): Promise<OutboxRecord | undefined>;
  /**
   * Writes the intent. Succeeds when there is no record under (team, key), or when the record there is still as `expected`
   * (same state, hash and attempts): one caller wins over all replicas.
   */
  intend(record: OutboxRecord, expected: OutboxRecord | undefined): Promise<boolean>;
  /** Writes the result of the call that `intend` announced. */
  settle(record: OutboxRecord): Promise<void>;
  countUnasked(team: TeamId, user: UserId, since: Instant): Promise<number>;
  /** What went to one person alone, oldest first; from `since` on, when given. */
  allOf(team: TeamId, user: UserId, since?: Instant): Promise<readonly OutboxRecord[]>;
  /** Also what went to others under a key that names the person between colons. @returns how many went to the person alone. */
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /**
   * Forgets records last touched before `before`; those of channel messages, whose proposals may still be edited, only when
   * touched before `channelBefore` (default: the same); never those of a decision that is still in the log. @returns how many.
   */
  purge(before: Instant, channelBefore?: Instant): Promise<number>;
}

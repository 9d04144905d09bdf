/**
 * What nobody asked for, by kind, and the lesser part of it, which waits and merges. Whoever has something lesser to tell offers it under
 * its key and is done: from there on it is the outbox's to tell, once, at a moment that is right, or to leave out for a reason.
 */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { MessageContent } from '../slack/slack-api.js';

/** Goes out at its own moment or not at all. */
type TimelyKind = 'nudge' | 'prompt' | 'reminder';
/** Waits for a moment that is right, and merges with what waits too. */
export type LesserKind = 'decision-reminder' | 'outcome-question' | 'notice' | 'catch-up';
/** `merged`: several lesser ones in one message. */
export type UnaskedKind = TimelyKind | LesserKind | 'merged';

/** Why something lesser had to wait, or was left out; `/async why` tells it. */
export type WaitReason = 'outside-hours' | 'on-leave' | 'snoozed' | 'budget-spent';
export type DropReason = 'opted-out' | 'too-late' | 'moot' | 'gone' | 'refused';

/** Something lesser, as offered: ids alone, so that it is told as it is when its moment comes, or not at all. */
export interface LesserOffer {
  readonly team: TeamId;
  readonly user: UserId;
  /** Names it for ever, as a message's key does: offered twice it is told once. A person it speaks of stands between colons. */
  readonly key: string;
  /** Who can tell it: `UnaskedSource.name`. */
  readonly source: string;
  /** What the source needs to tell it, without the person: an id, a number, a code; never text. */
  readonly about: string;
}

export interface LesserItem extends LesserOffer {
  readonly state: 'waiting' | 'taken' | 'told' | 'dropped';
  readonly offeredAt: Instant;
  /** Why it waits or waited, or was left out; absent when it was told at once. */
  readonly reason?: WaitReason | DropReason;
  /** When it is looked at again, or was meant to be. */
  readonly until?: Instant;
  /** The outbox key of the message that tells it: its own, or that of several. */
  readonly message?: string;
  /** When it was given to that message. */
  readonly takenAt?: Instant;
}

/** How something lesser reads at this moment. */
export interface Told {
  readonly content: MessageContent;
  /** Among others in one message: sections, at most three; without buttons that replace the message. Default: the sections of `content`. */
  readonly short?: MessageContent['blocks'];
  /** Stands below, in the thread; among others, `content` does so too. */
  readonly below?: readonly MessageContent[];
  /** From then on there is no use in telling it. */
  readonly worthlessAt?: Instant;
}

/** Who can tell one sort of lesser things. */
export interface UnaskedSource {
  readonly name: string;
  readonly kind: LesserKind;
  /** @returns undefined when there is nothing to tell any more. @throws SlackCallError, RetryLater when that can't be found out now. */
  tell(item: LesserOffer): Promise<Told | undefined>;
}

/** For whoever has something lesser to tell. */
export interface Attention {
  /** Joins the running transaction. */
  offer(...offers: readonly LesserOffer[]): Promise<void>;
}

export interface LesserRepository {
  /** Keeps it as waiting, unless the key is known. @returns whether it was new. */
  add(offer: LesserOffer, now: Instant): Promise<boolean>;
  /** Waiting or taken, the oldest first. */
  openFor(team: TeamId, user: UserId): Promise<readonly LesserItem[]>;
  /** Gives those that still wait to a message. @returns how many: fewer than asked for when somebody else was faster. */
  take(team: TeamId, keys: readonly string[], message: string, now: Instant): Promise<number>;
  /** Why those that wait, do so; when they are looked at again. */
  postpone(team: TeamId, key: string, reason: WaitReason, until: Instant): Promise<void>;
  /** They are told, or left out for a reason; why they waited is kept when no other reason is given. */
  settle(
    team: TeamId,
    keys: readonly string[],
    state: 'told' | 'dropped',
    reason?: DropReason | WaitReason,
  ): Promise<void>;
  /** How many messages with something lesser were begun for this person since `since`. */
  messagesSince(team: TeamId, user: UserId, since: Instant): Promise<number>;
  /** Those with a reason, the newest first. */
  recent(team: TeamId, user: UserId, limit: number): Promise<readonly LesserItem[]>;
  allOf(team: TeamId, user: UserId): Promise<readonly LesserItem[]>;
  /** Also what was for others and speaks of the person. @returns how many were for the person. */
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets those told or left out that were offered before `before`. @returns how many. */
  purge(before: Instant): Promise<number>;
}

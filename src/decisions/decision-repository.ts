/** What the decisions slice asks of the store, and what digests may read. Everything joins the running transaction. */
import type { Instant } from '../core/clock.js';
import type { ChannelId, DecisionId, TeamId, UserId } from '../core/ids.js';
import type { Decision, Position } from './decision.js';

/** Where a page of the log ends: the next one begins behind it. */
export interface LogCursor {
  readonly createdAt: Instant;
  readonly id: DecisionId;
}

export interface DecisionRepository {
  /** Saves a new one. A second with the same id is nothing. @returns false when it was there already. */
  add(decision: Decision): Promise<boolean>;
  find(team: TeamId, id: DecisionId): Promise<Decision | undefined>;
  /**
   * Writes the whole decision if its stored version is still one less than `next.version`.
   * @returns whether it was: one of several writers wins, over all replicas.
   */
  save(next: Decision): Promise<boolean>;
  /** In the order in which they were first taken. */
  positions(team: TeamId, id: DecisionId): Promise<readonly Position[]>;
  /** Takes or changes a person's position. Only together with `save`, which tells whether the decision is still open. */
  savePosition(position: Position): Promise<void>;
  /** Those with `dueAt` at or before `now`, of every workspace, longest due first. */
  due(now: Instant, limit: number): Promise<readonly Pick<Decision, 'team' | 'id' | 'dueAt'>[]>;
  /** Newest first, from behind `after` on. */
  newest(team: TeamId, limit: number, after?: LogCursor): Promise<readonly Decision[]>;
  /** Of these channels, newest first: opened, closed or due to close at `from` or later, and before `to`. */
  between(
    team: TeamId,
    channels: readonly ChannelId[],
    from: Instant,
    to: Instant,
  ): Promise<readonly Decision[]>;
  /** Of a channel, newest first: opened before `at`, their deadline after it, whatever became of them since. */
  runningAt(team: TeamId, channel: ChannelId, at: Instant): Promise<readonly Decision[]>;
  /** Open ones that this person owns or is asked in, soonest deadline first. */
  openFor(team: TeamId, user: UserId): Promise<readonly Decision[]>;
  /** Everything a person opened or logged, for the export. */
  allOf(team: TeamId, user: UserId): Promise<readonly Decision[]>;
  /** A person's positions, for the export. */
  positionsOf(team: TeamId, user: UserId): Promise<readonly Position[]>;
  /**
   * Deletes what a person opened, with everybody's positions on it, and their own positions elsewhere; takes them off lists of people
   * asked. What they own and somebody else opened goes back to its author.
   */
  deletePerson(team: TeamId, user: UserId): Promise<number>;
}

/** What digests may ask: what happened with decisions in some channels. */
export interface DecisionReader {
  between(
    team: TeamId,
    channels: readonly ChannelId[],
    from: Instant,
    to: Instant,
  ): Promise<{
    readonly opened: readonly Decision[];
    readonly closing: readonly Decision[];
    readonly closed: readonly Decision[];
  }>;
  openFor(team: TeamId, user: UserId): Promise<readonly Decision[]>;
}

/** Jobs: work that outlives the request that asked for it. They run at least once, so every effect is keyed. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';

export interface JobRun {
  readonly team: TeamId | undefined;
  readonly key: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** No attempt follows this one. */
  readonly last: boolean;
}

export interface JobDefinition<Payload = unknown> {
  /** `<slice>.<verb>`, e.g. `proposals.post`. */
  readonly name: string;
  /** Checks a stored payload; throws on one that this version can't read (the job then goes to the dead letters). */
  parse(payload: unknown): Payload;
  run(payload: Payload, run: JobRun): Promise<void>;
  /** Attempts in all. Default 8, some ten minutes with the default waits: a job that Slack may keep waiting throws RetryLater instead. */
  readonly attempts?: number;
  /** Wait before the attempt after the n-th, in ms. Default 5 s doubled each time, at most 30 min. */
  readonly waitMs?: (attempt: number) => number;
  /** At most so many at once in one process. Default 4. */
  readonly concurrency?: number;
  /** Runs by itself, once in each period of so many ms, over all replicas. It then has no team, and `parse` is given `{}`. */
  readonly everyMs?: number;
}

/** The fields of a payload that may hold somebody's id: jobs are forgotten by them. */
export const NAMES_A_PERSON = ['user', 'inviter'] as const;

export interface JobRequest {
  readonly name: string;
  /** A job with this (name, key) that exists already, done or not, makes this request nothing. */
  readonly key: string;
  readonly team: TeamId;
  /** JSON, ids and numbers only: no text that a person typed. A person is named under `user` or `inviter` (`NAMES_A_PERSON`). */
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  /** Not before this instant. Default at once. */
  readonly runAt?: Instant;
}

export interface JobQueue {
  /** Joins the running transaction, if any: the jobs exist if and only if the transaction commits. Many cost little more than one. */
  enqueue(...requests: readonly JobRequest[]): Promise<void>;
}

/** A queue together with its life. Only the composition root sees this. */
export interface JobRunner extends JobQueue {
  start(definitions: readonly JobDefinition[]): Promise<void>;
  /** Resolves when nothing runs in this process, and nothing is being looked for. */
  idle(): Promise<void>;
  /** Takes no new work, waits for what runs, and gives back what it could not finish within `withinMs`. */
  stop(withinMs: number): Promise<void>;
  /** Deletes every job of a workspace, done or not. @returns how many. */
  forgetTeam(team: TeamId): Promise<number>;
  /** Deletes every job about a person, done or not; joins the running transaction. @returns how many. */
  forgetPerson(team: TeamId, user: UserId): Promise<number>;
  /** Counts for `/readyz` and `doctor`; on Postgres as of some seconds ago. */
  counts(): Promise<{ readonly waiting: number; readonly running: number; readonly dead: number }>;
}

/** A job may throw this to choose when it is tried again (Slack's Retry-After); it does not count as a failed attempt. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly at: Instant,
    reason: string,
  ) {
    super(reason);
  }
}

/** Helps a definition keep its payload type inside a list of `JobDefinition`. */
export const defineJob = <Payload>(definition: JobDefinition<Payload>): JobDefinition =>
  definition as JobDefinition;

/** What the runner needs of an engine: somewhere durable to keep jobs and to claim them from. `runner.ts` does the rest. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { JobDefinition } from './job.js';

/** A job to keep. A recurring one has no team. */
export interface NewJob {
  readonly name: string;
  readonly key: string;
  readonly team: TeamId | undefined;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  readonly runAt: Instant;
}

/** A job that is ours until it is settled, or until its worker is gone. */
export interface ClaimedJob {
  readonly name: string;
  readonly key: string;
  readonly team: TeamId | undefined;
  readonly payload: unknown;
  /** 1 for the first. */
  readonly attempt: number;
}

export interface JobEngine {
  /** Gets ready to keep and claim these jobs; takes back what a worker that is gone had claimed. */
  open(definitions: readonly JobDefinition[]): Promise<void>;
  /** Keeps jobs, except those whose (team, name, key) exists, done or not. Joins the running transaction. */
  add(jobs: readonly NewJob[]): Promise<void>;
  /** Claims up to `limit` jobs of this name that are due, oldest first. No two workers get the same. */
  claim(name: string, limit: number, now: Instant): Promise<readonly ClaimedJob[]>;
  /**
   * When to look again for jobs that were not announced by this process.
   * Undefined: nothing waits, and nobody else adds any.
   */
  nextLook(name: string, now: Instant): Promise<Instant | undefined>;
  /** These four settle a claim; on one that is no longer ours they do nothing. */
  complete(job: ClaimedJob): Promise<void>;
  /** Another attempt at `at`. */
  retry(job: ClaimedJob, at: Instant, error: string): Promise<void>;
  /** The same attempt again at `at`: this one does not count. */
  postpone(job: ClaimedJob, at: Instant, reason: string): Promise<void>;
  /** No further attempt: to the dead letters. */
  bury(job: ClaimedJob, error: string): Promise<void>;
  /** Deletes every job of a workspace, done or not. @returns how many. */
  forgetTeam(team: TeamId): Promise<number>;
  /** Deletes every job whose payload names a person (`NAMES_A_PERSON`), done or not. Joins the running transaction. @returns how many. */
  forgetPerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets jobs that were over before `before`, keys and all. Absent where the engine does so by itself. */
  purge?(before: Instant): Promise<number>;
  counts(): Promise<{ readonly waiting: number; readonly running: number; readonly dead: number }>;
  close(): Promise<void>;
}

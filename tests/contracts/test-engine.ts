/** What a contract test is given: a migrated, empty store on one engine, and what the test must be able to do around it. */
import type { Instant } from '../../src/core/clock.js';
import type { JobRunner } from '../../src/jobs/job.js';
import type { Store } from '../../src/store/database.js';
import type { ManualClock } from '../support/manual-clock.js';

export interface TestEngine {
  readonly name: string;
  /** Once for each test. @param startsAt where the clock stands at first; Sunday, 1 March 2026, unless told otherwise. */
  open(startsAt?: Instant): Promise<TestStore>;
  /** After the last test. */
  end(): Promise<void>;
}

export interface TestStore {
  readonly store: Store;
  readonly clock: ManualClock;
  /** A runner of its own over the store; the test stops it. */
  runner(): Promise<JobRunner>;
  /** Another store over the same data, as the next process would open. The first is not used afterwards. */
  reopen(key?: Uint8Array): Promise<Store>;
  /** So many stores, as that many processes would open (one where one process owns the data), over a place without tables. */
  empty(stores: number): Promise<readonly Store[]>;
  /** A runner as the next process would have, after this one, with all its runners, died without a word. */
  runnerAfterCrash(): Promise<JobRunner>;
  /** Moves the clock, on the database too where it has one. */
  advance(ms: number): Promise<void>;
  /** The same to a far instant, as if everything had slept until then: nothing happens on the way. */
  sleepUntil(at: Instant): Promise<void>;
  /** How many jobs are claimed, and how many are dead, right now. */
  jobs(): Promise<{ readonly running: number; readonly dead: number }>;
  /** Whether a text is anywhere in what was written: in the files' bytes where there are files. */
  wrote(text: string): Promise<boolean>;
  close(): Promise<void>;
}

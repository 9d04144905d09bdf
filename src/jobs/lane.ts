/**
 * The jobs of one name: claims as many as may run at once, runs them, settles them, and wakes when the next is due. It looks when it is
 * told of a job (`announce`), when a slot comes free, and when the engine says; never in between.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { afterFailure, attemptsOf, wordFor } from './after-failure.js';
import type { ClaimedJob, JobEngine } from './engine.js';
import type { JobDefinition } from './job.js';

const DEFAULT_CONCURRENCY = 4;
/** After the store itself failed, so that an outage does not become a storm. */
const STORE_FAILED_WAIT_MS = 5_000;
/** How often a job of a workspace that may not be worked for is looked at again: how soon it goes on after a new installation. */
const HELD_WAIT_MS = 15 * 60_000;

export interface Lane {
  /** Looks at `at` at the latest. */
  announce(at: Instant): void;
  /** Resolves when no job of this name runs, and none is being looked for. */
  idle(): Promise<void>;
  /** Claims nothing more; resolves when every running job is settled. */
  drain(): Promise<void>;
  /** Gives running jobs back for others; what they still do no longer settles anything. */
  giveBack(): Promise<void>;
}

export interface LaneDeps {
  readonly engine: JobEngine;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether jobs of a workspace may run now. Those that may not wait, and lose no attempt. */
  readonly mayRun?: ((team: TeamId) => Promise<boolean>) | undefined;
}

export function createLane(definition: JobDefinition, { engine, clock, logger, mayRun }: LaneDeps): Lane {
  const { name, concurrency = DEFAULT_CONCURRENCY } = definition;
  /** When many run at once, those that end are followed several at a time: a claim costs little more for eight than for one. */
  const claimedTogether = Math.max(1, Math.floor(concurrency / 4));
  const running = new Map<ClaimedJob, Promise<void>>();
  let alarm: { readonly at: Instant; readonly cancel: () => void } | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopped = false;

  function announce(at: Instant) {
    if (stopped || (alarm && alarm.at <= at)) return;
    alarm?.cancel();
    alarm = { at, cancel: clock.wakeAt(at, look) };
  }

  /** One look at a time; what happens during one makes another. */
  function look() {
    alarm?.cancel();
    alarm = undefined;
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    lookAgain = false;
    looking = claimAndArm()
      .catch((error: unknown) => {
        logger.error({ job: name, error: wordFor(error) }, 'jobs could not be claimed');
        announce(clock.now() + STORE_FAILED_WAIT_MS);
      })
      .finally(() => {
        looking = undefined;
        if (lookAgain) look();
      });
  }

  async function claimAndArm() {
    const free = concurrency - running.size;
    if (free <= 0) return; // A job that ends looks again.
    const jobs = await engine.claim(name, free, clock.now());
    for (const job of jobs) begin(job);
    if (jobs.length === free) return;
    const next = await engine.nextLook(name, clock.now());
    if (next !== undefined) announce(next);
  }

  function begin(job: ClaimedJob) {
    const done = runAndSettle(job)
      .catch((error: unknown) => {
        // The claim stays until this worker is gone; then the job runs again.
        logger.error({ ...idsOf(job), error: wordFor(error) }, 'a job could not be settled');
      })
      .finally(() => {
        running.delete(job);
        if (concurrency - running.size >= claimedTogether) look();
      });
    running.set(job, done);
  }

  async function runAndSettle(job: ClaimedJob) {
    const attempts = attemptsOf(definition);
    if (job.attempt > attempts) return bury(job, 'worker-died');
    let payload: unknown;
    try {
      payload = definition.parse(job.payload);
    } catch {
      return bury(job, 'unreadable-payload');
    }
    try {
      const { team, key, attempt } = job;
      if (team !== undefined && mayRun && !(await mayRun(team)))
        return await engine.postpone(job, clock.now() + HELD_WAIT_MS, 'not-installed');
      await definition.run(payload, { team, key, attempt, last: attempt >= attempts });
    } catch (error) {
      if (running.has(job)) await failed(job, error);
      return;
    }
    if (running.has(job)) await engine.complete(job);
  }

  async function failed(job: ClaimedJob, error: unknown) {
    const word = wordFor(error);
    const after = afterFailure(definition, job.attempt, error, clock.now());
    if (after.next === 'bury') return bury(job, word);
    logger.warn({ ...idsOf(job), error: word, next: after.next, at: after.at }, 'a job will be tried again');
    await (after.next === 'retry' ? engine.retry(job, after.at, word) : engine.postpone(job, after.at, word));
  }

  async function bury(job: ClaimedJob, error: string) {
    logger.error({ ...idsOf(job), error }, 'a job went to the dead letters');
    await engine.bury(job, error);
  }

  return {
    announce,
    async idle() {
      while (looking || running.size > 0) await Promise.all([looking, ...running.values()]);
    },
    async drain() {
      stopped = true;
      alarm?.cancel();
      await looking;
      await Promise.all(running.values());
    },
    async giveBack() {
      const unfinished = [...running.keys()];
      running.clear();
      for (const job of unfinished) await engine.postpone(job, clock.now(), 'stopped');
    },
  };
}

const idsOf = ({ name, key, team, attempt }: ClaimedJob) => ({ job: name, key, team, attempt });

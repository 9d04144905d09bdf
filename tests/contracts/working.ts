/** What the contracts of jobs share: runners that are stopped after the test, jobs that note their runs, and waiting. */
import { afterEach } from '@jest/globals';
import { randomId } from '../../src/core/random.js';
import type { JobDefinition, JobRequest, JobRun, JobRunner } from '../../src/jobs/job.js';
import { until } from '../support/until.js';
import { team } from './samples.js';
import type { TestStore } from './test-engine.js';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
/** Longer than pg-boss needs to miss a heartbeat, and to count. */
export const A_WHILE_MS = 30_000;

export const atAttempt = (runs: readonly JobRun[]) => runs.map((run) => run.attempt);

/** A job of a new name that notes each run, and does `work` in it. */
export function noting(
  work: (run: JobRun, nth: number) => void | Promise<void> = () => {},
  more: Partial<JobDefinition> = {},
) {
  const runs: JobRun[] = [];
  const payloads: unknown[] = [];
  const definition: JobDefinition = {
    name: randomId('test.'),
    parse: (payload) => payload,
    async run(payload, run) {
      payloads.push(payload);
      await work(run, runs.push(run));
    },
    ...more,
  };
  const request = (key: string, rest: Partial<JobRequest> = {}): JobRequest => ({
    ...{ name: definition.name, key, team, payload: {} },
    ...rest,
  });
  return { definition, request, runs, payloads };
}

/** A promise, and what settles it. */
export function gate() {
  let open = () => {};
  let fail = () => {};
  const opened = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = () => reject(new Error('too late'));
  });
  return { opened, open, fail };
}

export function working(given: () => TestStore) {
  const started: JobRunner[] = [];
  afterEach(async () => {
    for (const runner of started.splice(0)) await runner.stop(0);
  });

  return {
    async start(definitions: readonly JobDefinition[], opening = given().runner()): Promise<JobRunner> {
      const runner = await opening;
      started.push(runner);
      await runner.start(definitions);
      return runner;
    },
    /** Waits for what is due but may be found only by looking, which pg-boss's engine does each second. */
    soon: (condition: () => boolean | Promise<boolean>, stepMs = SECOND_MS) =>
      until(async () => {
        await given().advance(stepMs);
        return condition();
      }),
    noneRunning: () => until(async () => (await given().jobs()).running === 0),
  };
}

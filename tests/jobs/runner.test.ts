import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JobEngine } from '../../src/jobs/engine.js';
import type { JobDefinition } from '../../src/jobs/job.js';
import { createJobRunner } from '../../src/jobs/runner.js';
import { sqlite } from '../contracts/engines/sqlite.js';
import { team } from '../contracts/samples.js';
import type { TestStore } from '../contracts/test-engine.js';
import { silentLogger } from '../support/silent-logger.js';
import { until } from '../support/until.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let given: TestStore;
beforeEach(async () => {
  given = await sqlite.open();
});
afterEach(() => given.close());

/** The engine of the store, saying each name that it is asked to claim. */
const watched = (claims: string[]): JobEngine => {
  const { jobTable } = given.store;
  return {
    ...jobTable,
    claim(name, limit, now) {
      claims.push(name);
      return jobTable.claim(name, limit, now);
    },
  };
};

function running(definitions: readonly JobDefinition[], engine: JobEngine, logger = silentLogger) {
  const { clock, store } = given;
  const runner = createJobRunner({ engine, clock, logger, afterCommit: store.afterCommit });
  return { runner, started: runner.start(definitions) };
}

const doing = (run: () => Promise<void>): JobDefinition => ({
  name: 'a.job',
  parse: (payload) => payload,
  run,
});
const request = (key: string, runAt?: number) => ({
  ...{ name: 'a.job', key, team, payload: {} },
  ...(runAt !== undefined && { runAt }),
});

test('while nothing is due, the store is asked nothing', async () => {
  const claims: string[] = [];
  const { purge, ...withoutPurge } = watched(claims);
  const { runner, started } = running([doing(async () => {})], withoutPurge);
  await started;
  await runner.enqueue(request('later', given.clock.now() + 10 * DAY_MS));
  await until(() => claims.length === 1);
  await until(async () => (await runner.counts()).waiting === 1);
  given.clock.advance(9 * DAY_MS);
  await runner.counts();
  expect(claims).toHaveLength(1);
  given.clock.advance(DAY_MS);
  await until(async () => (await given.jobs()).running === 0 && (await runner.counts()).waiting === 0);
  await runner.stop(0);
});

test('a store that fails is asked again after a while, not at once', async () => {
  let broken = true;
  const claims: string[] = [];
  const ran: string[] = [];
  const engine = watched(claims);
  const claim: JobEngine['claim'] = async (...asked) => {
    const jobs = await engine.claim(...asked);
    if (broken && asked[0] === 'a.job') throw new Error('the disk is full');
    return jobs;
  };
  const errors: string[] = [];
  const logger = { ...silentLogger, error: (_: unknown, message: string) => errors.push(message) };
  const { runner, started } = running(
    [doing(async () => void ran.push('ran'))],
    { ...engine, claim },
    logger,
  );
  await started;
  await until(() => errors.length === 1);
  broken = false;
  await runner.enqueue(request('k', given.clock.now() + 2 * MINUTE_MS));
  given.clock.advance(2 * MINUTE_MS);
  await until(() => ran.length === 1);
  expect(errors).toEqual(['jobs could not be claimed']);
  await runner.stop(0);
});

test('jobs that are long over are forgotten, with their keys', async () => {
  const ran: string[] = [];
  const { runner, started } = running([doing(async () => void ran.push('ran'))], given.store.jobTable);
  await started;
  await runner.enqueue(request('k'));
  await until(() => ran.length === 1);
  given.clock.advance(34 * DAY_MS);
  await runner.enqueue(request('k'));
  given.clock.advance(2 * DAY_MS);
  await until(async () => {
    await runner.enqueue(request('k'));
    return ran.length === 2;
  });
  await runner.stop(0);
});

test('two jobs of one name are refused', async () => {
  const { started } = running([doing(async () => {}), doing(async () => {})], given.store.jobTable);
  await expect(started).rejects.toThrow('Two jobs are called a.job.');
});

/** Workers: sharing, stopping, dying, and what recurs whoever runs it. */
import { expect, test } from '@jest/globals';
import { until } from '../support/until.js';
import type { TestStore } from './test-engine.js';
import { A_WHILE_MS, atAttempt, gate, MINUTE_MS, noting, SECOND_MS, working } from './working.js';

export function workersContract(given: () => TestStore) {
  const { start, soon } = working(given);

  test('two runners share the work, and no job runs twice', async () => {
    const { definition, request, runs } = noting();
    const one = await start([definition]);
    await start([definition]);
    await Promise.all(Array.from({ length: 40 }, (_, n) => one.enqueue(request(`k${n}`))));
    await soon(() => runs.length >= 40);
    await given().advance(A_WHILE_MS);
    expect(new Set(runs.map((run) => run.key)).size).toBe(40);
    expect(runs).toHaveLength(40);
  });

  test('a stop waits for what runs and takes nothing new', async () => {
    const { opened, open } = gate();
    const { definition, request, runs } = noting(() => opened, { concurrency: 1 });
    const runner = await start([definition]);
    await runner.enqueue(request('running'));
    await runner.enqueue(request('waiting'));
    await until(() => runs.length === 1);
    const stopped = runner.stop(MINUTE_MS);
    open();
    await stopped;
    expect(runs.map((run) => run.key)).toEqual(['running']);
    await start([definition]);
    await until(() => runs.length === 2);
    expect(runs.map((run) => run.key)).toEqual(['running', 'waiting']);
  });

  test('a stop gives back what did not end in time, uncounted, and what still comes of it is nothing', async () => {
    const { opened, fail } = gate();
    const { definition, request, runs } = noting((_run, nth) => (nth === 1 ? opened : undefined));
    const runner = await start([definition]);
    await runner.enqueue(request('k'));
    await until(() => runs.length === 1);
    const stopped = runner.stop(SECOND_MS);
    given().clock.advance(SECOND_MS);
    await stopped;
    fail();
    await start([definition]);
    await soon(() => runs.length === 2);
    expect(atAttempt(runs)).toEqual([1, 1]);
  });

  test('what a worker that died was running runs again', async () => {
    const { definition, request, runs } = noting((_run, nth) => (nth === 1 ? gate().opened : undefined));
    const dying = await given().runner();
    await dying.start([definition]);
    await dying.enqueue(request('k'));
    await until(() => runs.length === 1);
    await start([definition], given().runnerAfterCrash());
    await soon(async () => runs.length === 2, A_WHILE_MS);
    expect(atAttempt(runs)).toEqual([1, 2]);
  });

  test('a job whose worker dies each time is buried when its attempts are used up', async () => {
    const { definition, request, runs } = noting(() => gate().opened, { attempts: 1 });
    const dying = await given().runner();
    await dying.start([definition]);
    await dying.enqueue(request('k'));
    await until(() => runs.length === 1);
    await start([definition], given().runnerAfterCrash());
    await soon(async () => (await given().jobs()).dead > 0, A_WHILE_MS);
    expect(runs).toHaveLength(1);
  });

  test('a recurring job runs once in each period over two runners, with no team and no payload', async () => {
    const began = given().clock.now();
    const { definition, runs, payloads } = noting(() => {}, { everyMs: MINUTE_MS });
    await start([definition]);
    await start([definition]);
    await until(() => runs.length === 1);
    await soon(() => runs.length === 2);
    await soon(() => runs.length === 3);
    const minutes = (given().clock.now() - began) / MINUTE_MS;
    expect(minutes).toBeGreaterThanOrEqual(2);
    expect(new Set(runs.map((run) => run.key)).size).toBe(runs.length);
    expect(runs.map((run) => run.team)).toEqual([undefined, undefined, undefined]);
    expect(payloads).toEqual([{}, {}, {}]);
  });

  test('jobs are counted for those who look after the process', async () => {
    const { definition, request } = noting(() => gate().opened, { concurrency: 1 });
    const runner = await start([definition]);
    for (const key of ['running', 'waiting']) await runner.enqueue(request(key));
    await until(async () => (await given().jobs()).running === 1);
    await soon(async () => (await runner.counts()).running === 1);
    expect(await runner.counts()).toMatchObject({ waiting: 1, running: 1 });
  });
}

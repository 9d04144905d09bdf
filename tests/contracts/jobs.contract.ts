/** Jobs: once by key, when they are due, again when they fail. */
import { expect, test } from '@jest/globals';
import { RetryLater } from '../../src/jobs/job.js';
import { until } from '../support/until.js';
import { ana, otherTeam, proposal, team } from './samples.js';
import type { TestStore } from './test-engine.js';
import { A_WHILE_MS, atAttempt, MINUTE_MS, noting, SECOND_MS, working } from './working.js';

export function jobsContract(given: () => TestStore) {
  const { start, soon, noneRunning } = working(given);

  test('a job runs with its payload, key and team', async () => {
    const { definition, request, runs, payloads } = noting();
    const runner = await start([definition]);
    await runner.enqueue(request('k', { payload: { n: 1, text: 'x', yes: true, none: null } }));
    await until(() => runs.length === 1);
    expect(runs).toEqual([{ team, key: 'k', attempt: 1, last: false }]);
    expect(payloads).toEqual([{ n: 1, text: 'x', yes: true, none: null }]);
  });

  test('the same name and key run once, also after it is done; in another workspace they are another job', async () => {
    const { definition, request, runs } = noting();
    const runner = await start([definition]);
    await Promise.all([runner.enqueue(request('k')), runner.enqueue(request('k'))]);
    await until(() => runs.length === 1);
    await runner.enqueue(request('k'));
    await runner.enqueue(request('k', { team: otherTeam }));
    await until(() => runs.length === 2);
    await given().advance(A_WHILE_MS);
    await noneRunning();
    expect(runs.map((run) => run.team)).toEqual([team, otherTeam]);
  });

  test('many are kept at once, each once, and each runs when it is due', async () => {
    const { definition, request, runs } = noting();
    const runner = await start([definition]);
    const runAt = given().clock.now() + MINUTE_MS;
    const many = Array.from({ length: 600 }, (_, n) => request(`k${n}`, n < 590 ? { runAt } : {}));
    await runner.enqueue(...many, ...many.slice(-5));
    await until(() => runs.length === 10);
    await runner.enqueue(...many);
    await soon(() => runs.length === 600);
    expect(new Set(runs.map((run) => run.key)).size).toBe(600);
  });

  test('a job waits for its instant', async () => {
    const { definition, request, runs } = noting();
    const runner = await start([definition]);
    await runner.enqueue(request('later', { runAt: given().clock.now() + MINUTE_MS }));
    await runner.enqueue(request('now'));
    await until(() => runs.length === 1);
    await given().advance(MINUTE_MS - 1);
    expect(runs.map((run) => run.key)).toEqual(['now']);
    await soon(() => runs.length === 2);
    expect(runs.map((run) => run.key)).toEqual(['now', 'later']);
  });

  test('a job enqueued in a transaction exists if and only if it commits', async () => {
    const { definition, request, runs } = noting();
    const runner = await start([definition]);
    const { transaction, repositories } = given().store;
    const failing = transaction(async () => {
      await runner.enqueue(request('undone'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await transaction(async () => {
      await runner.enqueue(request('done'));
      await repositories.proposals.add(proposal());
      expect(runs).toEqual([]);
    });
    await until(() => runs.length === 1);
    await given().advance(A_WHILE_MS);
    expect(runs.map((run) => run.key)).toEqual(['done']);
  });

  test('a job that fails is tried again after growing waits, and then lies with the dead letters', async () => {
    const work = () => Promise.reject(new Error('no'));
    const { definition, request, runs } = noting(work, {
      attempts: 3,
      waitMs: (attempt) => attempt * MINUTE_MS,
    });
    const runner = await start([definition]);
    await runner.enqueue(request('k'));
    await until(() => runs.length === 1);
    await noneRunning();
    await given().advance(MINUTE_MS - 1);
    expect(atAttempt(runs)).toEqual([1]);
    await soon(() => runs.length === 2);
    await noneRunning();
    await given().advance(2 * MINUTE_MS - 10 * SECOND_MS);
    expect(atAttempt(runs)).toEqual([1, 2]);
    await soon(async () => (await given().jobs()).dead === 1);
    expect(runs.map((run) => [run.attempt, run.last])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    await soon(async () => (await runner.counts()).dead > 0);
    await given().advance(5 * MINUTE_MS);
    expect(runs).toHaveLength(3);
  });

  test('a job may choose when it is tried again, and that does not count as an attempt', async () => {
    const at = given().clock.now() + 10 * SECOND_MS;
    const { definition, request, runs } = noting(
      (_run, nth) => {
        if (nth < 3) throw new RetryLater(at + nth * SECOND_MS, 'throttled');
      },
      { attempts: 1 },
    );
    const runner = await start([definition]);
    await runner.enqueue(request('k'));
    await until(() => runs.length === 1);
    await noneRunning();
    await given().advance(10 * SECOND_MS);
    expect(runs).toHaveLength(1);
    // On a busy machine both times may have come before anybody looked.
    await soon(() => runs.length >= 2);
    await noneRunning();
    await soon(() => runs.length === 3);
    expect(runs.map((run) => [run.attempt, run.last])).toEqual(runs.map(() => [1, true]));
    await noneRunning();
    expect((await given().jobs()).dead).toBe(0);
  });

  test('a payload that this version cannot read goes to the dead letters without a run', async () => {
    const parse = () => {
      throw new Error('from another version');
    };
    const { definition, request, runs } = noting(() => {}, { parse });
    const runner = await start([definition]);
    await runner.enqueue(request('k'));
    await until(async () => (await given().jobs()).dead === 1);
    expect(runs).toEqual([]);
  });

  test('no more than so many run at once, and all run', async () => {
    let now = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const { definition, request, runs } = noting(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise<void>((resolve) => gates.push(resolve));
        now -= 1;
      },
      { concurrency: 3 },
    );
    const runner = await start([definition]);
    for (let n = 0; n < 10; n += 1) await runner.enqueue(request(`k${n}`));
    for (let opened = 0; opened < 10; opened += 1) {
      await until(() => gates.length > 0);
      gates.shift()?.();
    }
    await until(() => now === 0 && runs.length === 10);
    expect(most).toBe(3);
  });

  test('forgetting a person deletes the jobs that name them, waiting, done and dead, and nobody else’s', async () => {
    const { definition, request, runs } = noting(
      (run) => (run.key === 'dead' ? Promise.reject(new Error('no')) : undefined),
      { attempts: 1 },
    );
    const runner = await start([definition]);
    const runAt = given().clock.now() + MINUTE_MS;
    const about = (key: string, user: string, rest = {}) => request(key, { payload: { user }, ...rest });
    for (const key of ['done', 'dead']) await runner.enqueue(about(key, ana));
    await runner.enqueue(
      about('theirs', ana, { runAt }),
      request('invited', { payload: { inviter: ana }, runAt }),
    );
    await runner.enqueue(
      about('alike', `${ana}2`, { runAt }),
      about('there', ana, { team: otherTeam, runAt }),
    );
    await until(async () => runs.length === 2 && (await given().jobs()).dead === 1);
    await noneRunning();
    const forget = () => runner.forgetPerson(team, ana);
    await expect(
      given().store.transaction(async () => {
        await forget();
        throw new Error('not after all');
      }),
    ).rejects.toThrow('not after all');
    expect((await given().jobs()).dead).toBe(1);
    expect(await given().store.transaction(forget)).toBeGreaterThanOrEqual(4);
    expect((await given().jobs()).dead).toBe(0);
    await given().advance(MINUTE_MS);
    await soon(() => runs.length === 4);
    expect(runs.slice(2).map(({ key }) => key)).toEqual(expect.arrayContaining(['alike', 'there']));
  });

  test('forgetting a workspace deletes its jobs, waiting, done and dead, and nobody else’s', async () => {
    const { definition, request, runs } = noting(
      (run) => (run.key === 'dead' ? Promise.reject(new Error('no')) : undefined),
      { attempts: 1 },
    );
    const runner = await start([definition]);
    const runAt = given().clock.now() + MINUTE_MS;
    for (const key of ['done', 'dead']) await runner.enqueue(request(key));
    for (const of of [team, otherTeam]) await runner.enqueue(request('waiting', { team: of, runAt }));
    await until(async () => runs.length === 2 && (await given().jobs()).dead === 1);
    await noneRunning();
    expect(await runner.forgetTeam(team)).toBeGreaterThanOrEqual(3);
    expect((await given().jobs()).dead).toBe(0);
    await given().advance(MINUTE_MS);
    await soon(() => runs.length === 3);
    expect(runs[2]?.team).toBe(otherTeam);
  });
}

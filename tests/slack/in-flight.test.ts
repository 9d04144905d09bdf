import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/core/clock.js';
import type { Logger } from '../../src/core/logger.js';
import { createInFlight } from '../../src/slack/in-flight.js';

function setUp() {
  const alarms: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    wakeAt(_, work) {
      alarms.push(work);
      return () => {};
    },
  };
  const errors: unknown[] = [];
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (fields) => errors.push(fields) };
  return {
    inFlight: createInFlight({ clock, logger }),
    errors,
    timeIsUp: () => {
      for (const ring of alarms) ring();
    },
  };
}

function job() {
  let done = (): void => {};
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { work: () => promise, done };
}

describe('work in flight', () => {
  test('with nothing under way it is idle at once', async () => {
    expect(await setUp().inFlight.idle(1000)).toBe(true);
  });

  test('idle waits for the last of what is under way', async () => {
    const { inFlight } = setUp();
    const [one, other] = [job(), job()];
    inFlight.run('one', one.work);
    inFlight.run('other', other.work);
    const idle = inFlight.idle(1000);
    one.done();
    other.done();
    expect(await idle).toBe(true);
    expect(inFlight.count).toBe(0);
  });

  test('idle gives up when the time is up', async () => {
    const { inFlight, timeIsUp } = setUp();
    inFlight.run('stuck', job().work);
    const idle = inFlight.idle(1000);
    timeIsUp();
    expect(await idle).toBe(false);
    expect(inFlight.count).toBe(1);
  });

  test('what background work throws is logged by its name', async () => {
    const { inFlight, errors } = setUp();
    inFlight.run('greet', () => Promise.reject(new Error('no')));
    await inFlight.idle(1000);
    expect(errors).toMatchObject([{ work: 'greet', error: expect.any(Error) }]);
  });

  test('tracked work hands its answer and its error on', async () => {
    const { inFlight, errors } = setUp();
    expect(await inFlight.track(async () => 7)).toBe(7);
    await expect(inFlight.track(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(inFlight.count).toBe(0);
    expect(errors).toEqual([]);
  });
});

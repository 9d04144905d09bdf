import { describe, expect, test } from '@jest/globals';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { toSlackCallError } from '../../src/slack/errors.js';
import { type Connection, keepConnected } from '../../src/slack/keep-connected.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger } from '../support/silent-logger.js';

/** A connection that a test ends. */
function connection() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const made: Connection = { end: ended, close: async () => end() };
  return { made, end };
}

/** Lets everything that waits for nothing but promises run. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(opens: (() => Promise<Connection>)[]) {
  const clock = manualClock();
  let asked = 0;
  const open = () => {
    asked += 1;
    return opens.shift()?.() ?? Promise.reject(new Error('no more'));
  };
  const first = connection();
  const kept = keepConnected(first.made, { open, clock, logger: silentLogger });
  return { clock, kept, first, asked: () => asked };
}

describe('a connection that is kept', () => {
  test('is opened again at once when a good one ends', async () => {
    const next = connection();
    const { clock, kept, first, asked } = setUp([async () => next.made]);
    clock.advance(60_000);
    first.end();
    await settle();
    expect(asked()).toBe(1);
    expect(kept.isConnected()).toBe(true);
  });

  test('is tried again after waits that double to half a minute', async () => {
    const { clock, kept, first, asked } = setUp([]);
    clock.advance(60_000);
    first.end();
    await settle();
    expect(kept.isConnected()).toBe(false);
    // At once, at once again, then these.
    const waits = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    for (const [i, wait] of waits.entries()) {
      expect(asked()).toBe(i + 2);
      clock.advance(wait - 1);
      await settle();
      expect(asked()).toBe(i + 2);
      clock.advance(1);
      await settle();
    }
    expect(asked()).toBe(waits.length + 2);
  });

  test('waits as long as Slack asks', async () => {
    const limited = () => Promise.reject(toSlackCallError(new WebAPIRateLimitedError(90)));
    const { clock, first, asked } = setUp([limited]);
    first.end();
    await settle();
    clock.advance(89_999);
    await settle();
    expect(asked()).toBe(1);
    clock.advance(1);
    await settle();
    expect(asked()).toBe(2);
  });

  test('that ends as soon as it begins is not opened in a frenzy', async () => {
    const brief = async (): Promise<Connection> => ({ end: Promise.resolve(), close: async () => {} });
    const { first, asked } = setUp(Array.from({ length: 50 }, () => brief));
    first.end();
    await settle();
    expect(asked()).toBeLessThan(5);
  });

  test('is closed by a stop, and not opened again', async () => {
    const { clock, kept, asked } = setUp([]);
    await kept.stop();
    clock.advance(3_600_000);
    await settle();
    expect(asked()).toBe(0);
    expect(kept.isConnected()).toBe(false);
  });

  test('that comes about after a stop is closed', async () => {
    const late = connection();
    let arrive = (_: Connection) => {};
    const { kept, first } = setUp([
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    ]);
    first.end();
    await settle();
    await kept.stop();
    arrive(late.made);
    await late.made.end;
    expect(kept.isConnected()).toBe(false);
  });
});

/** The clock that tests move by hand. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';

test('wake-ups run in time order, each at its own instant, and those of one instant as they were armed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 }), async (delays) => {
      const clock = simulatedClock(1_000);
      const ran: [number, number][] = [];
      for (const [i, delay] of delays.entries())
        clock.wakeAt(1_000 + delay, () => ran.push([clock.now(), i]));
      await clock.advance(50);
      const expected = delays.map((delay, i): [number, number] => [1_000 + delay, i]);
      expect(ran).toEqual(expected.sort(([a, i], [b, j]) => a - b || i - j));
      expect(clock.now()).toBe(1_050);
    }),
    { numRuns: 30 },
  );
});

test('a wake-up may arm the next, and promises settle before time passes', async () => {
  const clock = simulatedClock(0);
  const seen: number[] = [];
  const again = (): void => {
    void Promise.resolve().then(() => {
      seen.push(clock.now());
      if (seen.length < 3) clock.wakeAt(clock.now() + 10, again);
    });
  };
  clock.wakeAt(10, again);
  await clock.advance(100);
  expect(seen).toEqual([10, 20, 30]);
});

test('a wake-up for now or before runs at once but never synchronously; a cancelled one never', async () => {
  const clock = simulatedClock(500);
  const ran: string[] = [];
  clock.wakeAt(400, () => ran.push('past'));
  const cancelPast = clock.wakeAt(500, () => ran.push('cancelled past'));
  const cancelLater = clock.wakeAt(600, () => ran.push('cancelled'));
  clock.wakeAt(600, () => ran.push('later'));
  expect(ran).toEqual([]);
  expect(clock.nextWake()).toBe(600);
  cancelPast();
  cancelLater();
  await clock.advanceTo(600);
  cancelLater();
  expect(ran).toEqual(['past', 'later']);
  expect(clock.nextWake()).toBeUndefined();
});

test('two moves at once follow each other, and the clock never goes back', async () => {
  const clock = simulatedClock(0);
  await Promise.all([clock.advance(10), clock.advance(10)]);
  await clock.advanceTo(5);
  expect(clock.now()).toBe(20);
});

import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { type RunnableApp, runUntilStopped } from '../src/run-until-stopped.js';
import { manualClock } from './support/manual-clock.js';
import { silentLogger } from './support/silent-logger.js';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function running(app: Partial<RunnableApp> = {}) {
  const signals = new EventEmitter();
  const clock = manualClock();
  const done: string[] = [];
  const exit = runUntilStopped(
    {
      start: async () => void done.push('started'),
      stop: async (withinMs) => void done.push(`stopped within ${withinMs}`),
      ...app,
    },
    { signals, clock, logger: silentLogger },
  );
  return { signals, clock, done, exit };
}

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'])('stops cleanly on %s and leaves with 0', async (signal) => {
    const { signals, done, exit } = running();
    await settle();
    expect(done).toEqual(['started']);
    signals.emit(signal);
    expect(await exit).toBe(0);
    expect(done).toEqual(['started', 'stopped within 8000']);
  });

  test('asked to stop while it starts, it first finishes starting', async () => {
    let ready = () => {};
    const { signals, done, exit } = running({
      start: () =>
        new Promise((resolve) => {
          ready = resolve;
        }),
    });
    signals.emit('SIGTERM');
    await settle();
    expect(done).toEqual([]);
    ready();
    expect(await exit).toBe(0);
    expect(done).toHaveLength(1);
  });

  test('a second signal ends it at once', async () => {
    const { signals, exit } = running({ stop: () => new Promise(() => {}) });
    await settle();
    signals.emit('SIGTERM');
    signals.emit('SIGINT');
    expect(await exit).toBe(1);
  });

  test('a stop without end is cut short before ten seconds are over', async () => {
    const { signals, clock, exit } = running({ stop: () => new Promise(() => {}) });
    await settle();
    signals.emit('SIGTERM');
    await settle();
    clock.advance(9_999);
    expect(await exit).toBe(1);
  });

  test('a stop that fails leaves with 1', async () => {
    const { signals, exit } = running({ stop: () => Promise.reject(new Error('no')) });
    await settle();
    signals.emit('SIGTERM');
    expect(await exit).toBe(1);
  });

  test('a start that fails is handed on', async () => {
    await expect(running({ start: () => Promise.reject(new Error('no store')) }).exit).rejects.toThrow(
      'no store',
    );
  });
});

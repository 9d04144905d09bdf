import { describe, expect, test } from '@jest/globals';
import { afterFailure, defaultWaitMs, wordFor } from '../../src/jobs/after-failure.js';
import { RetryLater } from '../../src/jobs/job.js';

const NOW = 1_000_000;
const MINUTE_MS = 60_000;
const error = new Error('words that nobody should keep');

test('the default waits double from 5 s to 30 min and add up to about 2 hours less the last', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 40].map((attempt) => defaultWaitMs(attempt) / 1000);
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800]);
});

describe('after a failed attempt', () => {
  test('it is tried again after the default wait, 8 times in all', () => {
    expect(afterFailure({}, 1, error, NOW)).toEqual({ next: 'retry', at: NOW + 5_000 });
    expect(afterFailure({}, 7, error, NOW)).toEqual({ next: 'retry', at: NOW + 320_000 });
    expect(afterFailure({}, 8, error, NOW)).toEqual({ next: 'bury' });
  });

  test('a definition may choose its attempts and waits', () => {
    const limits = { attempts: 2, waitMs: (attempt: number) => attempt * MINUTE_MS };
    expect(afterFailure(limits, 1, error, NOW)).toEqual({ next: 'retry', at: NOW + MINUTE_MS });
    expect(afterFailure(limits, 2, error, NOW)).toEqual({ next: 'bury' });
  });

  test('a job that chooses its instant gets it, at its last attempt too, but never one in the past', () => {
    expect(afterFailure({ attempts: 1 }, 1, new RetryLater(NOW + 1, 'throttled'), NOW)).toEqual({
      next: 'postpone',
      at: NOW + 1,
    });
    expect(afterFailure({}, 1, new RetryLater(NOW - 1, 'throttled'), NOW)).toEqual({
      next: 'postpone',
      at: NOW,
    });
  });
});

test('an error is kept as its code or name, never as its message', () => {
  expect(wordFor(error)).toBe('Error');
  expect(wordFor(Object.assign(error, { code: 'channel_not_found' }))).toBe('channel_not_found');
  expect(wordFor('a string')).toBe('not-an-error');
});

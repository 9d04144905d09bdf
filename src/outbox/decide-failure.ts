/** What a failed call to Slack means for the message it was about: pure. */
import type { Instant } from '../core/clock.js';
import type { SlackCallError } from '../slack/errors.js';
import type { OutboxRecord, RefusalClass } from './outbox.js';

export type AfterFailure =
  /** It may be there: look for it. */
  | { readonly next: 'look up' }
  /** It surely is not there yet; try again at `at`. */
  | { readonly next: 'wait'; readonly at: Instant }
  | { readonly next: 'refused'; readonly why: RefusalClass; readonly code: string }
  | { readonly next: 'unknown' };

/** Waits of 5 s doubled up to 30 min: so many tries take about 21 hours. */
const MOST_ATTEMPTS = 50;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** How long to wait after the n-th failed attempt, n from 1. */
const waitAfter = (attempt: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 20));

/** @param record as intended before the call that failed. */
export function decideAfterFailure(error: SlackCallError, record: OutboxRecord, now: Instant): AfterFailure {
  switch (error.kind) {
    case 'throttled':
      return waitOrStop(error, record, now);
    case 'transient':
      // An update that may have happened is simply made again.
      if (!error.mayHaveHappened || record.ts !== undefined) return waitOrStop(error, record, now);
      return { next: record.kind === 'ephemeral' ? 'unknown' : 'look up' };
    case 'trigger':
    case 'race':
      return { next: 'refused', why: 'bug', code: error.code };
    default:
      return { next: 'refused', why: error.kind, code: error.code };
  }
}

function waitOrStop(error: SlackCallError, record: OutboxRecord, now: Instant): AfterFailure {
  if (record.attempts >= MOST_ATTEMPTS) return { next: 'refused', why: 'unreachable', code: error.code };
  return { next: 'wait', at: now + (error.retryAfterMs ?? waitAfter(record.attempts)) };
}

/**
 * What is recorded when a look-up settled nothing: look again later, until it has been tried long enough.
 * @param absent Slack has it not, or not yet; false when Slack could not be asked.
 */
export function decideNextLook(record: OutboxRecord, absent: boolean, now: Instant): OutboxRecord {
  if (record.attempts < MOST_ATTEMPTS) return { ...record, leasedUntil: now + waitAfter(record.attempts) };
  if (!absent) return { ...record, state: 'unknown' };
  return { ...record, state: 'refused', why: 'unreachable', code: 'not_posted' };
}

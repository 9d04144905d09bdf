/** What becomes of a job whose attempt failed: a pure decision, the same on every engine. */
import type { Instant } from '../core/clock.js';
import { type JobDefinition, RetryLater } from './job.js';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 30 * 60_000;
const DEFAULT_ATTEMPTS = 8;

type Limits = Pick<JobDefinition, 'attempts' | 'waitMs'>;

export type AfterFailure =
  | { readonly next: 'retry'; readonly at: Instant }
  /** The job chose when; the attempt does not count. */
  | { readonly next: 'postpone'; readonly at: Instant }
  | { readonly next: 'bury' };

export const attemptsOf = ({ attempts = DEFAULT_ATTEMPTS }: Limits): number => attempts;

/** 5 s after the first attempt, doubled after each further one, at most 30 min. */
export const defaultWaitMs = (attempt: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));

/** @param attempt the one that failed, 1 for the first. */
export function afterFailure(limits: Limits, attempt: number, error: unknown, now: Instant): AfterFailure {
  if (error instanceof RetryLater) return { next: 'postpone', at: Math.max(error.at, now) };
  if (attempt >= attemptsOf(limits)) return { next: 'bury' };
  return { next: 'retry', at: now + (limits.waitMs ?? defaultWaitMs)(attempt) };
}

/** An error in a word that may be logged and kept: its code, else its name. Messages may quote what a person typed. */
export function wordFor(error: unknown): string {
  if (!(error instanceof Error)) return 'not-an-error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

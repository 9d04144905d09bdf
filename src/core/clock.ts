/** The one place that reads the machine's clock. Everything else is given `now`, or a `Clock`. */

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

export interface Clock {
  /** The present instant. */
  now(): Instant;
  /**
   * Runs `work` once, when the clock reaches `at` (at once, but never synchronously, if it already has).
   * @returns a function that cancels it; harmless after it ran.
   */
  wakeAt(at: Instant, work: () => void): () => void;
}

/** Node's timers hold 31 bits of milliseconds; a longer wait is taken in steps of this many (about 24 days). */
const LONGEST_TIMER_MS = 2_000_000_000;

/** The machine's clock. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, work) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = Math.max(0, at - Date.now());
      timer = setTimeout(() => (at > Date.now() ? arm() : work()), Math.min(left, LONGEST_TIMER_MS));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
};

/** `2026-03-01T09:00:00.000Z`: for machines, never for people. */
export const isoOf = (at: Instant): string => new Date(at).toISOString();

/** @returns real milliseconds since this call, whatever any `Clock` says: for measuring, never for deciding. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}

/** A clock that a test moves by hand. Who waits is woken when it gets there. */
import type { Clock, Instant } from '../../src/core/clock.js';

export interface MovableClock extends Clock {
  /** Moves on to `at`, waking in order of time; never back. */
  moveTo(at: Instant): void;
}

export function movableClock(start: Instant): MovableClock {
  let now = start;
  let waiting: { readonly at: Instant; readonly work: () => void }[] = [];
  return {
    now: () => now,
    wakeAt(at, work) {
      const entry = { at, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    moveTo(at) {
      const due = waiting.filter((each) => each.at <= at).sort((a, b) => a.at - b.at);
      waiting = waiting.filter((each) => each.at > at);
      now = Math.max(now, at);
      for (const { work } of due) work();
    },
  };
}

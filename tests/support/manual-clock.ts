/** A clock that a test moves by hand. */
import type { Clock, Instant } from '../../src/core/clock.js';

export interface ManualClock extends Clock {
  /** Moves on by `ms` (0 or more), waking whoever asked to be woken, each at their own instant. */
  advance(ms: number): void;
  /** The same, to an instant; never back. */
  moveTo(at: Instant): void;
  /** To an instant as if the machine had slept until then: whoever was to be woken meanwhile is, once and now. */
  sleepUntil(at: Instant): void;
}

interface Alarm {
  readonly at: Instant;
  readonly work: () => void;
}

/** Sunday, 1 March 2026, 09:00 UTC, unless told otherwise. */
export function manualClock(start: Instant = Date.UTC(2026, 2, 1, 9)): ManualClock {
  let now = start;
  let alarms: readonly Alarm[] = [];
  return {
    now: () => now,
    wakeAt(at, work) {
      const alarm = { at, work };
      alarms = [...alarms, alarm];
      if (at <= now) queueMicrotask(() => alarms.includes(alarm) && ring(alarm));
      return () => {
        alarms = alarms.filter((each) => each !== alarm);
      };
    },
    advance: (ms) => moveTo(now + ms),
    moveTo,
    sleepUntil(at) {
      now = Math.max(now, at);
      for (const alarm of alarms.filter((each) => each.at <= now)) ring(alarm);
    },
  };

  function moveTo(until: Instant) {
    for (let next = firstBy(until); next; next = firstBy(until)) {
      now = Math.max(now, next.at);
      ring(next);
    }
    now = Math.max(now, until);
  }

  function ring(alarm: Alarm) {
    alarms = alarms.filter((each) => each !== alarm);
    alarm.work();
  }

  function firstBy(until: Instant): Alarm | undefined {
    return alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

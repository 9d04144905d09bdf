/** A clock that stands still until somebody moves it; the app and the simulator share one. */
import type { Clock, Instant } from '../../core/clock.js';

export interface SimulatedClock extends Clock {
  /** Moves on by so many milliseconds, running what falls due on the way, in time order. */
  advance(ms: number): Promise<void>;
  /** The same, to an instant. One that has passed moves nothing. */
  advanceTo(instant: Instant): Promise<void>;
  /** When the next wake-up is due; undefined when none is armed. */
  nextWake(): Instant | undefined;
  /** What to wait for before time may pass: everything that the last wake-up set going. Replaces the way before. */
  settleWith(settle: () => Promise<void>): void;
}

interface Wake {
  readonly at: Instant;
  /** Keeps wake-ups for one instant in the order in which they were armed. */
  readonly order: number;
  readonly work: () => void;
}

/** Event-loop turns given to promises when nobody said what to wait for. */
const TURNS = 5;

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((done) => setImmediate(done));
}

/**
 * @param start the first instant, ms since the epoch.
 */
export function simulatedClock(start: Instant): SimulatedClock {
  let now = start;
  let orders = 0;
  let settle = someTurns;
  let moving: Promise<void> = Promise.resolve();
  /** Sorted by instant, then by order. */
  const wakes: Wake[] = [];

  /** Where a wake-up with this instant and order is, or belongs. */
  const placeOf = (at: Instant, order: number): number => {
    let low = 0;
    let high = wakes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const wake = wakes[middle];
      if (wake && (wake.at < at || (wake.at === at && wake.order < order))) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const moveTo = async (target: Instant): Promise<void> => {
    await settle();
    for (let next = wakes[0]; next && next.at <= target; next = wakes[0]) {
      wakes.shift();
      now = next.at;
      next.work();
      await settle();
    }
    now = Math.max(now, target);
  };

  /** Two moves at once would mix their times: one waits for the other. */
  const inTurn = (move: () => Promise<void>): Promise<void> => {
    const done = moving.then(move);
    moving = done.catch(() => undefined);
    return done;
  };

  return {
    now: () => now,
    wakeAt(at, work) {
      if (at <= now) {
        const soon = setImmediate(work);
        return () => clearImmediate(soon);
      }
      const wake: Wake = { at, order: orders++, work };
      wakes.splice(placeOf(wake.at, wake.order), 0, wake);
      return () => {
        const place = placeOf(wake.at, wake.order);
        if (wakes[place] === wake) wakes.splice(place, 1);
      };
    },
    advance: (ms) => inTurn(() => moveTo(now + ms)),
    advanceTo: (instant) => inTurn(() => moveTo(instant)),
    nextWake: () => wakes[0]?.at,
    settleWith(way) {
      settle = way;
    },
  };
}

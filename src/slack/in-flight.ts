/** Counts the work under way, so that a stop can wait for it: deliveries being answered, and work that outlives its answer. */
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/logger.js';

export interface InFlight {
  /** Starts `work` in the background. What it throws is logged under `name`, and goes no further. */
  run(name: string, work: () => Promise<void>): void;
  /** Counts `work` while it runs, and hands on what it answers or throws. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves with true once nothing is under way, or with false after `withinMs` milliseconds. */
  idle(withinMs: number): Promise<boolean>;
  readonly count: number;
}

export function createInFlight(deps: { readonly clock: Clock; readonly logger: Logger }): InFlight {
  let count = 0;
  const waiting = new Set<() => void>();

  const ended = () => {
    count -= 1;
    if (count > 0) return;
    for (const tell of waiting) tell();
    waiting.clear();
  };

  const track = async <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    try {
      return await work();
    } finally {
      ended();
    }
  };

  return {
    run(name, work) {
      void track(async () => {
        try {
          await work();
        } catch (error) {
          deps.logger.error({ work: name, error }, 'Work in the background failed');
        }
      });
    },
    track,
    idle: (withinMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve(true);
        const cancel = deps.clock.wakeAt(deps.clock.now() + withinMs, () => {
          waiting.delete(idle);
          resolve(false);
        });
        const idle = () => {
          cancel();
          resolve(true);
        };
        waiting.add(idle);
      }),
    get count() {
      return count;
    },
  };
}

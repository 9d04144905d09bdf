/** Waits for work, but not for ever: for answers that a person, and Slack, expect within seconds. */
import type { Clock } from './clock.js';

/**
 * @param ms how long to wait. The work itself goes on after that.
 * @returns its result, or undefined when it is late or failed.
 */
export function within<Result>(clock: Clock, ms: number, work: Promise<Result>): Promise<Result | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.wakeAt(clock.now() + ms, () => resolve(undefined));
    const settle = (result: Result | undefined) => {
      cancel();
      resolve(result);
    };
    work.then(settle, () => settle(undefined));
  });
}

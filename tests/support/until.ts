/** Waits for what others are doing, without a clock: lets pending work go on until `condition` holds. Jest's own time limit ends it. */
import { setImmediate } from 'node:timers/promises';

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setImmediate();
}

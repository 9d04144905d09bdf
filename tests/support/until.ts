/** Waits for what others are doing, without a clock: lets pending work go on until `condition` holds. Jest's own time limit ends it. */
import { setImmediate } from 'node:timers/promises';

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setImmediate();
}

/** Turns of the event loop between two writes of one piece of work, and some more. */
const QUIET_TURNS = 10;

/** Lets whatever waits for the disk go on until nothing does, so that a clock moved by hand does not run ahead of it. */
export async function diskRests(): Promise<void> {
  for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
    await setImmediate();
    if (process.getActiveResourcesInfo().includes('FSReqCallback')) turns = 0;
  }
}

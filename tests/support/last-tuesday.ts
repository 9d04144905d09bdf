/** Where stories begin whose clock must stand before the machine's, and not long before it. */
import { systemClock } from '../../src/core/clock.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Tuesday, 6 January 1970, 09:00 UTC. */
const A_TUESDAY = 5 * DAY_MS + 9 * 60 * 60 * 1000;

/** 09:00 UTC of a Tuesday that is two days to nine days ago. */
export function lastTuesday(): number {
  const latest = systemClock.now() - 2 * DAY_MS;
  return latest - ((latest - A_TUESDAY) % (7 * DAY_MS));
}

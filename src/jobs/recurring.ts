/** Recurring jobs: in each period one job whose key is the period, so that over all replicas and restarts it exists once. */
import type { Clock, Instant } from '../core/clock.js';
import type { JobDefinition } from './job.js';

/** When the period that holds `now` began; periods are counted from the epoch, so every replica counts the same. */
const periodStart = (now: Instant, everyMs: number): Instant => Math.floor(now / everyMs) * everyMs;

/**
 * Adds the present period's job now, and each further one when its period begins. Periods that passed meanwhile are left out.
 * @param add adds the job under this key, unless it exists; it must not throw.
 * @returns a function that stops it.
 */
export function keepRecurring(
  { everyMs }: Pick<JobDefinition, 'everyMs'>,
  clock: Clock,
  add: (key: string, at: Instant) => void,
): () => void {
  if (everyMs === undefined) return () => {};
  let cancel: () => void;
  const turn = () => {
    const start = periodStart(clock.now(), everyMs);
    cancel = clock.wakeAt(start + everyMs, turn);
    add(`every:${start}`, start);
  };
  turn();
  return () => cancel();
}

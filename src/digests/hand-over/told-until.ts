/** Up to when a region was told. Pure. Regions come and go with people and clocks; what a zone's people were told stays. */
import type { Instant } from '../../core/clock.js';
import type { Zone } from '../../core/zoned-time.js';
import type { DigestRecord } from '../digest.js';

/**
 * The least that any of its zones was told: nothing is lost to them. A zone that was never told of anything does not count.
 * @param parts in any order.
 * @returns undefined when none of them was.
 */
export function toldUntil(
  parts: readonly Pick<DigestRecord, 'state' | 'zones' | 'to'>[],
  zones: readonly Zone[],
): Instant | undefined {
  const told = parts.filter(({ state }) => state === 'posted' || state === 'empty');
  const ends = zones.flatMap((zone) => {
    const theirs = told.filter((part) => part.zones.includes(zone)).map(({ to }) => to);
    return theirs.length === 0 ? [] : [Math.max(...theirs)];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

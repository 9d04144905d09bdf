/**
 * Up to when everybody in a channel was told. Its members may go over from digests to hand-overs and back: what one told, the other
 * does not tell again.
 */
import type { Instant } from '../core/clock.js';
import type { ChannelId, TeamId } from '../core/ids.js';
import { type DigestRepository, LAST_PARTS_MS } from './digest.js';
import { toldUntil } from './hand-over/told-until.js';
import { LONGEST_MS } from './period.js';

/** @returns undefined when nobody was told anything, or only longer ago than a digest reaches back. */
export async function toldToAll(
  digests: Pick<DigestRepository, 'lastTold' | 'parts'>,
  team: TeamId,
  channel: ChannelId,
  now: Instant,
): Promise<Instant | undefined> {
  const parts = await digests.parts(team, channel, now - LONGEST_MS);
  const newest = parts.at(-1)?.to ?? now;
  const lastParts = parts.filter(({ to }) => to >= newest - LAST_PARTS_MS);
  const byParts = toldUntil(
    lastParts,
    lastParts.flatMap(({ zones }) => zones),
  );
  return laterOf(byParts, (await digests.lastTold(team, channel))?.to);
}

/** The later of two instants of which either may not be. */
export const laterOf = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

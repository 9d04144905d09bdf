/** What a digest would tell if it were due now: the live preview of its form, and `/async digest`. */
import type { Clock, Instant } from '../core/clock.js';
import { formatInZone, wallOf, zoneName } from '../core/zoned-time.js';
import type { BuildDigest } from './build.js';
import type { DigestRepository, DigestSettings } from './digest.js';
import { nextDigest, periodOf } from './period.js';
import { toldToAll } from './told-to-all.js';
import type { Preview } from './views/settings.js';

export interface PreviewDeps {
  readonly digests: Pick<DigestRepository, 'lastTold' | 'parts'>;
  readonly build: BuildDigest;
  readonly clock: Clock;
}

export type PreviewDigest = (settings: DigestSettings) => Promise<Exclude<Preview, { state: 'loading' }>>;

export const createPreview =
  ({ digests, build, clock }: PreviewDeps): PreviewDigest =>
  async (settings) => {
    const { team, channel, schedule } = settings;
    const now = clock.now();
    const today = wallOf(now, schedule.zone).date;
    const toldUntil = await toldToAll(digests, team, channel, now);
    const contents = await build(settings, periodOf(schedule, today, toldUntil, now));
    const [first] = contents ?? [];
    if (!first) return { state: 'empty' };
    return { state: 'shown', next: nextInWords(settings, now) ?? 'never', blocks: first.blocks };
  };

/** `Tue 10 Mar, 17:00 Central European Standard Time`; undefined when none is due. */
export function nextInWords({ on, schedule }: DigestSettings, now: Instant): string | undefined {
  if (on && schedule.cadence === 'hand-over') return 'at each region’s morning';
  const next = on ? nextDigest(schedule, now) : undefined;
  return (
    next && `${formatInZone(next.at, schedule.zone, 'day-and-time')} ${zoneName(next.at, schedule.zone)}`
  );
}

/** A standup's answer that comes after the digest of its work day: the digest is brought up to date, once for a burst of answers. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId } from '../core/ids.js';
import type { JobQueue } from '../jobs/job.js';
import { type DigestRepository, type DigestSettings, LAST_PARTS_MS } from './digest.js';
import { isPart, partPeriod } from './hand-over/part-period.js';
import { periodOf } from './period.js';
import { refreshRequest } from './requests.js';

export interface AnsweredLateDeps {
  readonly digests: Pick<DigestRepository, 'settings' | 'lastTold' | 'parts'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** Only the last digest, and each region's last part, are changed: what an older one told is history. */
export function createAnsweredLate({ digests, jobs, clock }: AnsweredLateDeps) {
  async function ofChannel({ team, channel, schedule }: DigestSettings, workDay: CalendarDate) {
    const last = await digests.lastTold(team, channel);
    if (last?.state !== 'posted') return;
    const { first, last: lastDay } = periodOf({ ...schedule, cadence: last.cadence }, last.day, last.from);
    if (workDay < first || workDay > lastDay) return;
    await jobs.enqueue(refreshRequest(team, channel, last.day, clock.now()));
  }

  async function ofRegions({ team, channel }: DigestSettings, workDay: CalendarDate) {
    const now = clock.now();
    const parts = (await digests.parts(team, channel, now - LAST_PARTS_MS)).filter(isPart);
    const lastOf = new Map(parts.map((part) => [part.region, part]));
    for (const part of lastOf.values()) {
      const { first, last } = partPeriod(part, part.to);
      if (part.state !== 'posted' || workDay < first || workDay > last) continue;
      await jobs.enqueue(refreshRequest(team, channel, part.day, now, part.region));
    }
  }

  return async (team: TeamId, channel: ChannelId, workDay: CalendarDate): Promise<void> => {
    const settings = await digests.settings(team, channel);
    if (!settings?.on) return;
    await (settings.schedule.cadence === 'hand-over' ? ofRegions : ofChannel)(settings, workDay);
  };
}

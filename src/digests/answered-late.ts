/** A standup's answer that comes after the digest of its work day: the digest is brought up to date, once for a burst of answers. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId } from '../core/ids.js';
import type { JobQueue } from '../jobs/job.js';
import type { DigestRepository } from './digest.js';
import { periodOf } from './period.js';
import { refreshRequest } from './requests.js';

export interface AnsweredLateDeps {
  readonly digests: Pick<DigestRepository, 'settings' | 'lastTold'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** Only the last digest is changed: what an older one told is history. */
export const createAnsweredLate =
  ({ digests, jobs, clock }: AnsweredLateDeps) =>
  async (team: TeamId, channel: ChannelId, workDay: CalendarDate): Promise<void> => {
    const settings = await digests.settings(team, channel);
    if (!settings?.on) return;
    const last = await digests.lastTold(team, channel);
    if (last?.state !== 'posted') return;
    const { first, last: lastDay } = periodOf(
      { ...settings.schedule, cadence: last.cadence },
      last.day,
      last.from,
    );
    if (workDay < first || workDay > lastDay) return;
    await jobs.enqueue(refreshRequest(team, channel, last.day, clock.now()));
  };

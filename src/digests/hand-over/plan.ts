/** Asks, once a date, for the part of each region that has its morning on it. What moves until then is seen when the part is due. */
import { addDays, type CalendarDate, weekdayOf } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import type { ChannelId, TeamId } from '../../core/ids.js';
import { instantOf, wallOf } from '../../core/zoned-time.js';
import type { JobQueue } from '../../jobs/job.js';
import { SlackCallError } from '../../slack/errors.js';
import { type DigestRepository, type DigestSettings, LATEST_MS } from '../digest.js';
import { handOverRequest, partRequest } from '../requests.js';
import { type TellRefusedDeps, tellRefused } from '../tell-refused.js';
import type { ReadMembers } from './read-members.js';
import { regionsOn } from './regions.js';

/** Where a date begins first, and where it ends last. */
const FIRST_ZONE = 'Pacific/Kiritimati';
const LAST_ZONE = 'Pacific/Pago_Pago';

export interface PlanDeps extends TellRefusedDeps {
  readonly digests: Pick<DigestRepository, 'settings'>;
  readonly readMembers: ReadMembers;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** Asks for the planning of the dates that are somewhere on the globe. Joins the running transaction. */
export const planHandOver = (
  { jobs }: Pick<PlanDeps, 'jobs'>,
  { team, channel, version }: DigestSettings,
  at: Instant,
): Promise<void> => jobs.enqueue(handOverRequest(team, channel, wallOf(at, FIRST_ZONE).date, version, at));

export const createPlanParts =
  (deps: PlanDeps) =>
  async (team: TeamId, channel: ChannelId, date: CalendarDate, version: number): Promise<void> => {
    const { digests, jobs, clock } = deps;
    const settings = await digests.settings(team, channel);
    if (!settings?.on || settings.version !== version || settings.schedule.cadence !== 'hand-over') return;
    const now = clock.now();
    const next = addDays(date, 1);
    // First: whatever Slack says now, tomorrow is another day.
    await jobs.enqueue(handOverRequest(team, channel, next, version, instantOf(next, '00:00', FIRST_ZONE)));
    const members = await readMembersOrTell(deps, settings, date);
    const last = wallOf(now, FIRST_ZONE).date;
    for (let day = wallOf(now, LAST_ZONE).date; day <= last; day = addDays(day, 1)) {
      if (!settings.schedule.days.includes(weekdayOf(day))) continue;
      for (const { id, morning } of regionsOn(members, day, settings.regions)) {
        // A morning that was over when it was set up is no hand-over of it; one that we slept through may be.
        if (morning < settings.updatedAt || now - morning > LATEST_MS) continue;
        await jobs.enqueue(partRequest(team, channel, day, id, version, morning));
      }
    }
  };

/** Nobody, when the app may not see the channel: whoever set it up is told. @throws SlackCallError when Slack is away. */
async function readMembersOrTell(deps: PlanDeps, settings: DigestSettings, date: CalendarDate) {
  try {
    return await deps.readMembers(settings.team, settings.channel);
  } catch (error) {
    if (!(error instanceof SlackCallError) || error.kind !== 'gone') throw error;
    await tellRefused(deps, settings, date, error.code);
    return [];
  }
}

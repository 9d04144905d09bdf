/** The slice's jobs, as others ask for them. */
import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { type ChannelId, channelId, type TeamId } from '../core/ids.js';
import type { JobRequest } from '../jobs/job.js';

export const POST_JOB = 'digests.post';
export const REFRESH_JOB = 'digests.refresh';

/** A burst of late answers makes one change: it is waited for so long. */
const REFRESH_AFTER_MS = 2 * 60_000;

const Channel = z.object({ channel: z.string().min(1).transform(channelId) });
export const PostPayload = Channel.extend({
  day: z.string().transform(calendarDate),
  version: z.number().int(),
});
export const RefreshPayload = Channel.extend({ day: z.string().transform(calendarDate) });

export const postRequest = (
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
  version: number,
  runAt: Instant,
): JobRequest => ({
  name: POST_JOB,
  key: `${channel}:${day}:${version}`,
  team,
  payload: { channel, day, version },
  runAt,
});

/** One for each stretch of two minutes. */
export function refreshRequest(
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
  now: Instant,
): JobRequest {
  const runAt = (Math.floor(now / REFRESH_AFTER_MS) + 1) * REFRESH_AFTER_MS;
  return { name: REFRESH_JOB, key: `${channel}:${day}:${runAt}`, team, payload: { channel, day }, runAt };
}

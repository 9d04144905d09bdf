/** The slice's jobs, as others ask for them. */
import { z } from 'zod';
import { type CalendarDate, calendarDate, isoWeek } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { type ChannelId, channelId, type TeamId, type UserId, userId } from '../core/ids.js';
import { type Zone, zoneOf } from '../core/zoned-time.js';
import type { JobRequest } from '../jobs/job.js';

export const POST_JOB = 'digests.post';
export const CATCH_UP_JOB = 'digests.catch-up';
export const HAND_OVER_JOB = 'digests.plan-hand-over';
export const PART_JOB = 'digests.post-part';
export const REFRESH_JOB = 'digests.refresh';
export const PICTURE_JOB = 'digests.post-picture';

/** A burst of late answers makes one change: it is waited for so long. */
const REFRESH_AFTER_MS = 2 * 60_000;

const Channel = z.object({ channel: z.string().min(1).transform(channelId) });
export const PostPayload = Channel.extend({
  day: z.string().transform(calendarDate),
  version: z.number().int(),
});
export const PartPayload = PostPayload.extend({ region: z.string().transform(zoneOf) });
export const CatchUpPayload = z.object({ user: z.string().min(1).transform(userId), tell: z.boolean() });
export const RefreshPayload = Channel.extend({
  day: z.string().transform(calendarDate),
  /** Of a region's part. */
  region: z.string().transform(zoneOf).optional(),
});
/** Of the digest that it belongs to. */
export const PicturePayload = Channel.extend({ day: z.string().transform(calendarDate) });

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

/** Plans the parts of the dates that are somewhere on the globe at `runAt`. */
export const handOverRequest = (
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
  version: number,
  runAt: Instant,
): JobRequest => ({ ...postRequest(team, channel, day, version, runAt), name: HAND_OVER_JOB });

/** A region whose morning moves is asked for anew: one job for each morning. */
export const partRequest = (
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
  region: Zone,
  version: number,
  runAt: Instant,
): JobRequest => ({
  name: PART_JOB,
  key: `${channel}:${day}:${region}:${version}:${runAt}`,
  team,
  payload: { channel, day, region, version },
  runAt,
});

/** @param tell false: only finds out when their next day begins. */
export const catchUpRequest = (team: TeamId, user: UserId, runAt: Instant, tell: boolean): JobRequest => ({
  name: CATCH_UP_JOB,
  key: `${user}:${runAt}:${tell}`,
  team,
  payload: { user, tell },
  runAt,
});

/** One for each stretch of two minutes. */
export function refreshRequest(
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
  now: Instant,
  region?: Zone,
): JobRequest {
  const runAt = (Math.floor(now / REFRESH_AFTER_MS) + 1) * REFRESH_AFTER_MS;
  const of = region === undefined ? {} : { region };
  const key = [channel, day, ...Object.values(of), runAt].join(':');
  return { name: REFRESH_JOB, key, team, payload: { channel, day, ...of }, runAt };
}

/** One a week, however often its digest is asked for. */
export const pictureRequest = (team: TeamId, channel: ChannelId, day: CalendarDate): JobRequest => ({
  name: PICTURE_JOB,
  key: `${channel}:${isoWeek(day)}`,
  team,
  payload: { channel, day },
});

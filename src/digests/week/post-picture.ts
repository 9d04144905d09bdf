/**
 * Posts the last weeks' picture below a weekly digest, once a week: the outbox knows it by its week, and finds it again by its name. It
 * may be missing when Slack or the drawing fails; the digest stands without it.
 */
import { type CalendarDate, isoWeek } from '../../core/calendar-date.js';
import type { Clock, Instant } from '../../core/clock.js';
import type { ChannelId, TeamId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { Outbox } from '../../outbox/outbox.js';
import { type DigestRepository, LATEST_MS } from '../digest.js';
import { pageKey } from '../post.js';
import { chartWords, weekNote } from '../views/week.js';
import { chartOf } from './chart.js';
import type { DrawChart } from './draw.js';
import { readWeeks, type WeekReaders } from './weeks.js';

export interface PostPictureDeps {
  readonly digests: Pick<DigestRepository, 'settings' | 'find'>;
  readonly readers: WeekReaders;
  /** Absent: there are no pictures. */
  readonly drawChart?: DrawChart | undefined;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** @param day of the digest. @returns when to run again, if Slack cannot take it now. */
export type PostPicture = (
  team: TeamId,
  channel: ChannelId,
  day: CalendarDate,
) => Promise<Instant | undefined>;

export const createPostPicture =
  (deps: PostPictureDeps): PostPicture =>
  async (team, channel, day) => {
    const { digests, drawChart, outbox, clock, logger } = deps;
    const settings = await digests.settings(team, channel);
    if (!drawChart || !settings?.on || settings.without.includes('picture')) return undefined;
    const record = await digests.find(team, channel, day);
    // Of a digest that is as late as it may be, once more as late: nobody wants the rest of it tomorrow.
    if (record?.state !== 'posted' || clock.now() - record.to > 2 * LATEST_MS) return undefined;
    const digest = await outbox.standing(team, pageKey(channel, day, 0));
    if (digest.state === 'later') return digest.at;
    if (digest.state !== 'there' || !digest.at) return undefined;
    const weeks = await readWeeks(deps.readers, team, channel, settings.schedule, day);
    if (!weeks) return undefined;
    const content = await drawChart(chartOf(weeks, chartWords(weeks))).catch((error: unknown) => {
      logger.warn({ team, channel, day, error }, 'the picture of a digest could not be drawn');
    });
    if (!content) return undefined;
    const week = isoWeek(day);
    const outcome = await outbox.put({
      ...{ team, key: `digest:${channel}:picture:${week}` },
      to: { kind: 'channel', channel, threadTs: digest.at.ts },
      ...{ content: weekNote(weeks), file: { name: `weeks-until-${week}.png`.toLowerCase(), content } },
    });
    return outcome.state === 'later' ? outcome.at : undefined;
  };

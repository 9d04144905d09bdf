/** Tells whoever set a digest up that Slack refused one, once for each way in which it is set up. The next one is tried again by itself. */
import type { CalendarDate } from '../core/calendar-date.js';
import { channelId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { DigestRepository, DigestSettings } from './digest.js';
import { notPostedView } from './views/not-posted.js';

const SOURCE = 'digest-refused';

export interface TellRefusedDeps {
  readonly attention: Attention;
  readonly logger: Logger;
}

/** @param code Slack's. */
export async function tellRefused(
  { attention, logger }: TellRefusedDeps,
  { team, channel, updatedBy, version }: DigestSettings,
  day: CalendarDate,
  code: string,
): Promise<void> {
  logger.warn({ team, channel, day, code }, 'a digest was refused');
  if (updatedBy === undefined) return;
  await attention.offer({
    ...{ team, user: updatedBy, key: `digest:${channel}:refused:${version}` },
    ...{ source: SOURCE, about: `${channel}:${version}:${code}` },
  });
}

/** Nothing to tell when the digest was set otherwise, or ended, meanwhile. */
export const refusedSource = ({
  digests,
}: {
  readonly digests: Pick<DigestRepository, 'settings'>;
}): UnaskedSource => ({
  name: SOURCE,
  kind: 'notice',
  async tell({ team, about }) {
    const [channel = '', version, code = ''] = about.split(':');
    const settings = await digests.settings(team, channelId(channel));
    if (!settings?.on || settings.version !== Number(version)) return undefined;
    return { content: notPostedView(channel, code) };
  },
});

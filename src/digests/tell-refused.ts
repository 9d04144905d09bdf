/** Tells whoever set a digest up that Slack refused one, once for each way in which it is set up. The next one is tried again by itself. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Logger } from '../core/logger.js';
import type { Outbox } from '../outbox/outbox.js';
import type { DigestSettings } from './digest.js';
import { notPostedView } from './views/not-posted.js';

export interface TellRefusedDeps {
  readonly outbox: Pick<Outbox, 'put'>;
  readonly logger: Logger;
}

/** @param code Slack's. */
export async function tellRefused(
  { outbox, logger }: TellRefusedDeps,
  { team, channel, updatedBy, version }: DigestSettings,
  day: CalendarDate,
  code: string,
): Promise<void> {
  logger.warn({ team, channel, day, code }, 'a digest was refused');
  if (updatedBy === undefined) return;
  await outbox.put({
    ...{ team, key: `digest:${channel}:refused:${version}`, to: { kind: 'dm', user: updatedBy } },
    ...{ content: notPostedView(channel, code), unasked: true },
  });
}

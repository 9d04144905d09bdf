/** The one message of a hand-over's day, below which the regions' parts stand: shown as it is stored, once somebody was told something. */
import { addDays, type CalendarDate } from '../../core/calendar-date.js';
import { instantOf } from '../../core/zoned-time.js';
import type { Outbox, Outcome } from '../../outbox/outbox.js';
import type { DigestRecord, DigestRepository, DigestSettings } from '../digest.js';
import { dateInWords } from '../period.js';
import { parentView } from '../views/hand-over.js';
import type { Region } from './regions.js';

/**
 * @param told a part that is about to be posted: it is shown as told, so that one call does for both.
 * @returns undefined when there is none: on a day on which there was nothing to tell.
 */
export type PutParent = (
  settings: DigestSettings,
  day: CalendarDate,
  regions: readonly Region[],
  told?: DigestRecord,
) => Promise<Outcome | undefined>;

export const createPutParent =
  ({
    digests,
    outbox,
  }: {
    readonly digests: Pick<DigestRepository, 'parts'>;
    readonly outbox: Pick<Outbox, 'put'>;
  }): PutParent =>
  async ({ team, channel, updatedAt, schedule }, day, regions, told) => {
    // No zone begins a date before this.
    const since = instantOf(addDays(day, -1), '00:00', 'UTC');
    const stored = (await digests.parts(team, channel, since)).filter((part) => part.day === day);
    const records = [...stored.filter(({ region }) => region !== told?.region), ...(told ? [told] : [])];
    if (!records.some(({ state }) => state === 'posted')) return undefined;
    const isTold = (id: Region['id']) => records.some(({ region }) => region === id);
    // A morning that was over when this was set up gets no part.
    const coming = regions.filter(({ id, morning }) => morning >= updatedAt && !isTold(id));
    return outbox.put({
      ...{ team, key: `hand-over:${channel}:${day}`, to: { kind: 'channel', channel } },
      content: parentView(dateInWords(day), records, coming, schedule.zone),
    });
  };

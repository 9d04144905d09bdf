/** A digest's settings while they are in the form. Pure. */
import { WEEKDAYS, type Weekday } from '../core/calendar-date.js';
import type { ChannelId } from '../core/ids.js';
import type { WallTime, Zone } from '../core/zoned-time.js';
import type { Cadence, DigestSettings } from './digest.js';
import type { PartId } from './section.js';

export interface DigestDraft {
  readonly channel: ChannelId;
  readonly cadence: Cadence | 'off';
  readonly days: readonly Weekday[];
  readonly time: WallTime;
  /** As typed. */
  readonly zone: string;
  readonly without: readonly PartId[];
  /** As typed. */
  readonly regions: string;
  /** Of the settings that the form was opened with; 0 when there were none. */
  readonly version: number;
}

/** The end of a working day: it tells the day to those who come after. */
const USUAL_TIME = '17:00';

/** @param zone whoever opens the form lives by: a first digest's default. */
export const draftOf = (channel: ChannelId, settings: DigestSettings | undefined, zone: Zone): DigestDraft =>
  settings
    ? {
        ...{ channel, cadence: settings.on ? settings.schedule.cadence : 'off' },
        ...{ days: settings.schedule.days, time: settings.schedule.time, zone: settings.schedule.zone },
        ...{ without: settings.without, version: settings.version },
        regions: regionsInWords(settings.regions),
      }
    : {
        channel,
        cadence: 'daily',
        days: WEEKDAYS.slice(0, 5),
        time: USUAL_TIME,
        zone,
        without: [],
        regions: '',
        version: 0,
      };

/** `Europe/Berlin; America/New_York, America/Sao_Paulo`, as people type them. */
const regionsInWords = (regions: DigestSettings['regions']): string =>
  regions.map((zones) => zones.join(', ')).join('; ');

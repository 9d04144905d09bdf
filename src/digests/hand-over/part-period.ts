/** What a region's part tells of. Pure. */
import type { Instant } from '../../core/clock.js';
import { wallOf, type Zone } from '../../core/zoned-time.js';
import type { DigestRecord } from '../digest.js';
import type { Period } from '../period.js';

/** A record of a part, which unlike that of a channel's digest has a region. */
export type PartRecord = DigestRecord & { readonly region: Zone };

export const isPart = (record: DigestRecord): record is PartRecord => record.region !== '';

/** @param ahead up to when what is coming is told: when the region goes home. */
export const partPeriod = ({ day, from, to, region }: PartRecord, ahead: Instant): Period => ({
  ...{ day, from, to, ahead },
  ...{ first: wallOf(from, region).date, last: day },
});

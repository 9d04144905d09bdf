/** Reads the submitted form, and turns a draft into the settings that it asks for. Pure. */
import { z } from 'zod';
import { WEEKDAYS } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { channelId, type TeamId, type UserId } from '../core/ids.js';
import { wallTime, type Zone, zoneOf } from '../core/zoned-time.js';
import type { OpenView } from '../slack/incoming.js';
import type { DigestSettings } from './digest.js';
import type { DigestDraft } from './draft.js';
import type { PartId } from './section.js';
import { FIELDS } from './views/settings.js';

const Metadata = z.object({
  channel: z.string().min(1).transform(channelId),
  version: z.number().int().min(0),
});

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value));

const Values = z.object({
  [FIELDS.cadence]: z.enum(['off', 'daily', 'weekly', 'hand-over']),
  [FIELDS.days]: list,
  [FIELDS.time]: z.string(),
  [FIELDS.zone]: z.string().optional(),
  [FIELDS.regions]: z.string().nullish(),
  [FIELDS.sections]: list,
});

/** Refs only. */
export const metadataOf = ({ channel, version }: DigestDraft): string => JSON.stringify({ channel, version });

/**
 * @param known everything that may be chosen.
 * @throws ZodError when it is no form of ours; AppError `bad-input` for a time that Slack's picker does not give.
 */
export function readDraft(
  { privateMetadata, values }: Pick<OpenView, 'privateMetadata' | 'values'>,
  known: readonly PartId[],
): DigestDraft {
  const { channel, version } = Metadata.parse(JSON.parse(privateMetadata));
  const read = Values.parse(values);
  const chosen = new Set(read[FIELDS.sections]);
  return {
    ...{ channel, version, cadence: read[FIELDS.cadence] },
    days: WEEKDAYS.filter((day) => read[FIELDS.days].includes(day)),
    time: wallTime(read[FIELDS.time]),
    zone: (read[FIELDS.zone] ?? '').trim(),
    regions: (read[FIELDS.regions] ?? '').trim(),
    without: known.filter((id) => !chosen.has(id)),
  };
}

export type Settled =
  | { readonly settings: DigestSettings }
  | { readonly errors: Readonly<Record<string, string>> };

/** The settings that a draft asks for, or a sentence for each field that needs another look. */
export function settle(
  draft: DigestDraft,
  { team, by, now, known }: { team: TeamId; by: UserId; now: Instant; known: readonly PartId[] },
): Settled {
  const errors: Record<string, string> = {};
  const zone = readZone(draft.zone, FIELDS.zone, errors);
  const regions = readRegions(draft.regions, errors);
  if (draft.days.length === 0) errors[FIELDS.days] = 'Choose at least one day.';
  if (draft.cadence !== 'off' && known.every((id) => id === 'picture' || draft.without.includes(id))) {
    errors[FIELDS.sections] = 'Choose at least one, or turn the digest off.';
  }
  if (zone === undefined || Object.keys(errors).length > 0) return { errors };
  const cadence = draft.cadence === 'off' ? 'daily' : draft.cadence;
  const days = cadence === 'weekly' ? draft.days.slice(0, 1) : draft.days;
  return {
    settings: {
      ...{ team, channel: draft.channel, on: draft.cadence !== 'off' },
      schedule: { cadence, days, time: draft.time, zone },
      regions,
      ...{ without: draft.without, version: draft.version + 1, updatedBy: by, updatedAt: now },
    },
  };
}

/** `Europe/Berlin; America/New_York, America/Sao_Paulo`: regions apart by `;`, their zones by `,`. */
function readRegions(typed: string, errors: Record<string, string>): readonly (readonly Zone[])[] {
  const regions = typed
    .split(';')
    .map((region) => region.split(',').flatMap((zone) => zone.trim() || []))
    .filter((region) => region.length > 0)
    .map((region) => region.flatMap((zone) => readZone(zone, FIELDS.regions, errors) ?? []));
  const all = regions.flat();
  if (new Set(all).size < all.length)
    errors[FIELDS.regions] = 'A zone belongs to one region: one is there twice.';
  return regions;
}

function readZone(typed: string, field: string, errors: Record<string, string>): Zone | undefined {
  try {
    return zoneOf(typed);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    errors[field] = error.message;
    return undefined;
  }
}

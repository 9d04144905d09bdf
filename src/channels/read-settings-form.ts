/** Reads the submitted *Channel settings*. Pure. */
import { z } from 'zod';
import { type ChannelId, channelId } from '../core/ids.js';
import type { OpenView } from '../slack/incoming.js';
import type { ChannelSettingsChange } from './channel-settings.js';
import { FIELDS } from './views/settings.js';

const Metadata = z.object({ channel: z.string().min(1) });

const Values = z.object({
  [FIELDS.nudges]: z.enum(['on', 'off']),
  [FIELDS.sensitivity]: z.enum(['low', 'normal', 'high']),
  [FIELDS.cooldown]: z.coerce.number().int().min(1).max(10_080),
  [FIELDS.talk]: z.coerce.number().int().min(0).max(60),
  [FIELDS.deliver]: z.enum(['ephemeral', 'dm']),
  [FIELDS.incident]: z.union([z.string(), z.array(z.string())]).optional(),
});

/** What the form carries, so that its submission can be told which channel it is about. Refs only. */
export const metadataOf = (channel: ChannelId): string => JSON.stringify({ channel });

/** @throws ZodError when it is no form of ours: its inputs leave a person nothing to get wrong. */
export function readSettingsForm({ privateMetadata, values }: Pick<OpenView, 'privateMetadata' | 'values'>): {
  readonly channel: ChannelId;
  readonly change: ChannelSettingsChange;
} {
  const { channel } = Metadata.parse(JSON.parse(privateMetadata));
  const read = Values.parse(values);
  return {
    channel: channelId(channel),
    change: {
      nudges: read[FIELDS.nudges] === 'on',
      sensitivity: read[FIELDS.sensitivity],
      cooldownMinutes: read[FIELDS.cooldown],
      talkMessages: read[FIELDS.talk],
      deliver: read[FIELDS.deliver],
      incident: read[FIELDS.incident]?.includes('incident') ?? false,
    },
  };
}

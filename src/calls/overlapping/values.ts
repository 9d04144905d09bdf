/** What the buttons under an overlap carry: the channel it was asked in, and the people. zod checks it when it comes back. */
import { z } from 'zod';
import { type ChannelId, channelId, type UserId, userId } from '../../core/ids.js';

export interface OverlapValue {
  readonly channel: ChannelId;
  readonly people: readonly UserId[];
}

const stored = z.tuple([
  z.string().min(1).transform(channelId),
  z.array(z.string().min(1).transform(userId)).max(50),
]);

export const writeOverlapValue = ({ channel, people }: OverlapValue): string =>
  JSON.stringify([channel, people]);

/** @returns undefined for anything that is not such a value. */
export function readOverlapValue(value: string): OverlapValue | undefined {
  try {
    const [channel, people] = stored.parse(JSON.parse(value));
    return { channel, people };
  } catch {
    return undefined;
  }
}

/** Where a message goes, as its record and as Slack have it. Pure. */
import { AppError } from '../core/errors.js';
import type { ChannelId, MessageTs, UserId } from '../core/ids.js';
import type { Destination, OutboxRecord } from './outbox.js';

/** Where it was meant to go. */
export function destinationOf({ kind, channel, user, threadTs }: OutboxRecord): Destination {
  const thread = threadTs !== undefined && { threadTs };
  if (kind === 'dm' && user !== undefined) return { kind, user, ...thread };
  if (kind === 'channel' && channel !== undefined) return { kind, channel, ...thread };
  throw new AppError('bug', 'nobody can look for such a message');
}

/** Where Slack is told to post, or to look. */
export function placeOf(to: Destination): { channel: ChannelId | UserId; threadTs?: MessageTs } {
  const channel = to.kind === 'dm' ? to.user : to.channel;
  return { channel, ...(to.threadTs !== undefined && { threadTs: to.threadTs }) };
}

/** Where a file is shared. */
export const fileAt = ({ channel, threadTs }: Extract<Destination, { kind: 'channel' }>) => ({
  channel,
  ...(threadTs !== undefined && { threadTs }),
});

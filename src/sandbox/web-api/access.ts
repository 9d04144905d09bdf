/** Which conversations the app may see and write in; every "no" is the one Slack gives. */
import type { Wire } from '../wire.js';
import { imOf, partnerOf } from '../workspace/channels.js';
import { isReply } from '../workspace/messages.js';
import { Refusal } from '../workspace/refusal.js';
import { historyScope, readScope } from '../workspace/scopes.js';
import type { Channel, World } from '../workspace/world.js';
import { required } from './arguments.js';
import { type Caller, demandScope } from './call.js';

/** A conversation that the app may know of: public ones, and others it is in. @throws Refusal(channel_not_found) */
export function visible(world: World, caller: Caller, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || channel.team !== caller.team.id) throw new Refusal('channel_not_found');
  if (channel.kind !== 'public' && !isMember(channel, caller)) throw new Refusal('channel_not_found');
  return channel;
}

export const isMember = (channel: Channel, caller: Caller): boolean =>
  channel.members.has(caller.team.botUserId);

/** For `conversations.info` and `.members`. */
export function readable(world: World, caller: Caller, args: Wire): Channel {
  const channel = visible(world, caller, required(args, 'channel'));
  demandScope(caller, readScope(channel.kind));
  return channel;
}

/** For `conversations.history` and `.replies`: only where the bot is. */
export function historyOf(world: World, caller: Caller, args: Wire): Channel {
  const channel = visible(world, caller, required(args, 'channel'));
  demandScope(caller, historyScope(channel.kind));
  if (!isMember(channel, caller)) throw new Refusal('not_in_channel');
  return channel;
}

/** Where a message goes: a conversation, or the app's direct message with a user whose id was given. */
export function addressed(world: World, caller: Caller, id: string): Channel {
  if (!/^[UW]/.test(id)) return visible(world, caller, id);
  const user = world.users.get(id);
  if (!user || (user.team !== caller.team.id && !user.isStranger)) throw new Refusal('channel_not_found');
  if (user.isBot) throw new Refusal('cannot_dm_bot');
  return imOf(world, caller.team.id, id);
}

/** @throws Refusal when the app may not post there. */
export function demandPostable(
  world: World,
  caller: Caller,
  channel: Channel,
  threadTs: string | undefined,
): void {
  if (channel.archived) throw new Refusal('is_archived');
  if (!isMember(channel, caller) && !caller.scopes.has('chat:write.public'))
    throw new Refusal('not_in_channel');
  if (channel.readOnly) throw new Refusal('restricted_action_read_only_channel');
  if (channel.threadOnly && threadTs === undefined)
    throw new Refusal('restricted_action_thread_only_channel');
  if (channel.kind === 'im' && world.users.get(partnerOf(world, channel))?.deleted)
    throw new Refusal('user_disabled');
  if (threadTs === undefined) return;
  const root = channel.messages.get(threadTs);
  // Slack is more lenient with a reply's ts and makes a broken thread of it; here it is refused, so that it shows.
  if (!root || isReply(root)) throw new Refusal('cannot_reply_to_message');
}

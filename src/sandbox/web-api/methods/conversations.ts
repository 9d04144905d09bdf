/** `conversations.*` and `users.conversations`: what there is, who is in it, what was said. */

import type { Message, Wire } from '../../wire.js';
import { imOf, mpimOf } from '../../workspace/channels.js';
import { isInChannel, messageWithThread, repliesTo } from '../../workspace/messages.js';
import { Refusal } from '../../workspace/refusal.js';
import { type ChannelKind, readScope } from '../../workspace/scopes.js';
import { channelShape } from '../../workspace/shapes.js';
import type { Channel } from '../../workspace/world.js';
import { historyOf, isMember, readable, visible } from '../access.js';
import { count, flag, required, text } from '../arguments.js';
import { type Caller, demandScope, type Method } from '../call.js';
import { pageOf } from '../pages.js';
import type { MethodDeps } from './deps.js';

const KINDS: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  mpim: 'mpim',
  im: 'im',
};
/** Items of one answer for an app that is limited to one a minute. */
const LIMITED_ITEMS = 15;

export function conversationMethods({ world, events, limits }: MethodDeps): Readonly<Record<string, Method>> {
  /** Conversations of the kinds asked for that the app may see. */
  const listed = (args: Wire, caller: Caller): readonly Channel[] => {
    const kinds = (text(args, 'types') ?? 'public_channel').split(',').map((type) => {
      const kind = KINDS[type.trim()];
      if (kind === undefined) throw new Refusal('invalid_types');
      demandScope(caller, readScope(kind));
      return kind;
    });
    return [...world.channels.values()].filter(
      (channel) =>
        channel.team === caller.team.id &&
        kinds.includes(channel.kind) &&
        (channel.kind === 'public' || isMember(channel, caller)) &&
        !(flag(args, 'exclude_archived') && channel.archived),
    );
  };

  const shown = (channel: Channel, message: Message, args: Wire): Wire => {
    const wire = messageWithThread(channel, message);
    if (flag(args, 'include_all_metadata') || message.metadata === undefined) return wire;
    // Without the flag only the type of the metadata is told.
    return { ...wire, metadata: { event_type: message.metadata.event_type } };
  };

  const items = (args: Wire, otherwise: number): Wire => {
    if (limits.history === 'tier-3') return { ...args, limit: count(args, 'limit', otherwise, 999) };
    return { ...args, limit: count(args, 'limit', LIMITED_ITEMS, LIMITED_ITEMS) };
  };

  const paged = (args: Wire, all: readonly Message[], otherwise: number, channel: Channel): Wire => {
    const page = pageOf(items(args, otherwise), all, otherwise, 1000);
    return {
      messages: page.items.map((message) => shown(channel, message, args)),
      has_more: page.next !== '',
      response_metadata: { next_cursor: page.next },
    };
  };

  return {
    'conversations.info': (args, caller) => ({
      channel: channelShape(world, readable(world, caller, args), flag(args, 'include_num_members')),
    }),

    'conversations.members'(args, caller) {
      const page = pageOf(args, [...readable(world, caller, args).members], 100, 1000);
      return { members: page.items, response_metadata: { next_cursor: page.next } };
    },

    'conversations.list'(args, caller) {
      const page = pageOf(args, listed(args, caller), 100, 1000);
      const channels = page.items.map((channel) => channelShape(world, channel, true));
      return { channels, response_metadata: { next_cursor: page.next } };
    },

    'users.conversations'(args, caller) {
      const user = text(args, 'user') ?? caller.team.botUserId;
      const mine = listed(args, caller).filter((channel) => channel.members.has(user));
      const page = pageOf(args, mine, 100, 1000);
      return {
        channels: page.items.map((channel) => channelShape(world, channel)),
        response_metadata: { next_cursor: page.next },
      };
    },

    'conversations.open'(args, caller) {
      const known = text(args, 'channel');
      const users = (text(args, 'users') ?? '').split(',').filter((id) => id !== '');
      if (known === undefined && users.length === 0) throw new Refusal('users_list_not_supplied');
      if (users.length > 8) throw new Refusal('too_many_users');
      for (const id of users) {
        const user = world.users.get(id);
        if (!user || user.team !== caller.team.id) throw new Refusal('user_not_found');
        if (user.deleted) throw new Refusal('user_disabled');
      }
      demandScope(caller, users.length > 1 ? 'mpim:write' : 'im:write');
      const before = world.channels.size;
      const one = users[0];
      const channel =
        known !== undefined || one === undefined
          ? visible(world, caller, known ?? '')
          : users.length === 1
            ? imOf(world, caller.team.id, one)
            : mpimOf(world, caller.team.id, users);
      const already = world.channels.size === before;
      const shape = flag(args, 'return_im') ? channelShape(world, channel) : { id: channel.id };
      return { no_op: already, already_open: already, channel: shape };
    },

    'conversations.join'(args, caller) {
      const channel = visible(world, caller, required(args, 'channel'));
      if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
      if (channel.archived) throw new Refusal('is_archived');
      const already = isMember(channel, caller);
      channel.members.add(caller.team.botUserId);
      const joined = {
        type: 'member_joined_channel',
        user: caller.team.botUserId,
        channel: channel.id,
        channel_type: 'C',
        team: channel.team,
      };
      if (!already) void events.channel(channel, joined);
      return { channel: channelShape(world, channel), ...(already ? { warning: 'already_in_channel' } : {}) };
    },

    'conversations.history'(args, caller) {
      const channel = historyOf(world, caller, args);
      const newestFirst = [...channel.messages.values()].filter(isInChannel).reverse();
      return paged(args, between(newestFirst, args), 100, channel);
    },

    'conversations.replies'(args, caller) {
      const channel = historyOf(world, caller, args);
      const root = channel.messages.get(required(args, 'ts'));
      if (!root) throw new Refusal('thread_not_found');
      if (root.thread_ts !== undefined && root.thread_ts !== root.ts) return paged(args, [root], 1, channel);
      const { messages, ...rest } = paged(args, between(repliesTo(channel, root.ts), args), 1000, channel);
      return {
        messages: [shown(channel, root, args), ...(Array.isArray(messages) ? messages : [])],
        ...rest,
      };
    },
  };
}

/** Messages after `oldest` and before `latest`; with `inclusive` also those at the two ends. */
function between(messages: readonly Message[], args: Wire): readonly Message[] {
  const oldest = bound(args, 'oldest', 0);
  const latest = bound(args, 'latest', Number.POSITIVE_INFINITY);
  const inclusive = flag(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function bound(args: Wire, name: 'oldest' | 'latest', otherwise: number): number {
  const value = Number(text(args, name) ?? otherwise);
  if (Number.isNaN(value)) throw new Refusal(`invalid_ts_${name}`);
  return value;
}

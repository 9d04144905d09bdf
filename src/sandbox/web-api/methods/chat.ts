/** `chat.*`: posting, changing, taking back. */

import type { Message, Wire } from '../../wire.js';
import {
  addMessage,
  bareMessage,
  botFields,
  editMessage,
  removeMessage,
  threadFields,
} from '../../workspace/messages.js';
import { Refusal } from '../../workspace/refusal.js';
import type { Channel, World } from '../../workspace/world.js';
import { addressed, demandPostable, isMember, visible } from '../access.js';
import { flag, required, text } from '../arguments.js';
import type { Caller, Method } from '../call.js';
import { contentOf, metadataOf } from '../content.js';
import type { MethodDeps } from './deps.js';

/** `chat.update` takes no longer text (method page), unlike `chat.postMessage`. */
const MOST_UPDATED = 4_000;

export function chatMethods({ world, events, ephemerals }: MethodDeps): Readonly<Record<string, Method>> {
  return {
    'chat.postMessage'(args, caller) {
      const channel = addressed(world, caller, required(args, 'channel'));
      const threadTs = text(args, 'thread_ts');
      demandPostable(world, caller, channel, threadTs);
      const content = contentOf(world, args);
      const metadata = metadataOf(args) ?? undefined;
      const message = addMessage(world, channel, {
        ...botFields(world, caller.team),
        ...content,
        ...named(args, caller),
        ...threadFields(channel, threadTs, flag(args, 'reply_broadcast')),
        ...(metadata === undefined ? {} : { metadata }),
      });
      void events.posted(channel, message);
      const cut = (text(args, 'text') ?? '').length > content.text.length;
      return {
        channel: channel.id,
        ts: message.ts,
        message: bareMessage(message),
        ...(cut ? { warning: 'message_truncated' } : {}),
      };
    },

    'chat.postEphemeral'(args, caller) {
      const channel = visible(world, caller, required(args, 'channel'));
      const user = required(args, 'user');
      if (channel.archived) throw new Refusal('is_archived');
      if (!isMember(channel, caller)) throw new Refusal('not_in_channel');
      if (!channel.members.has(user) || world.users.get(user)?.deleted)
        throw new Refusal('user_not_in_channel');
      const shown = ephemerals.show(channel.id, user, contentOf(world, args), text(args, 'thread_ts'));
      return { message_ts: shown.ts };
    },

    'chat.update'(args, caller) {
      const { channel, message } = own(world, caller, args, 'cant_update_message');
      if ((text(args, 'text') ?? '').length > MOST_UPDATED) throw new Refusal('msg_too_long');
      const change = { ...contentOf(world, args), metadata: metadataOf(args) };
      const edited = editMessage(world, channel, message, caller.team.botUserId, change);
      void events.changed(channel, bareMessage(edited), bareMessage(message));
      return { channel: channel.id, ts: message.ts, text: edited.text, message: bareMessage(edited) };
    },

    'chat.delete'(args, caller) {
      const { channel, message } = own(world, caller, args, 'cant_delete_message');
      removeMessage(channel, message);
      void events.removed(channel, message);
      return { channel: channel.id, ts: message.ts };
    },

    'chat.getPermalink'(args, caller) {
      const channel = visible(world, caller, required(args, 'channel'));
      const message = channel.messages.get(required(args, 'message_ts'));
      if (!message) throw new Refusal('message_not_found');
      const thread =
        message.thread_ts === undefined ? '' : `?thread_ts=${message.thread_ts}&cid=${channel.id}`;
      const link = `https://${caller.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink: link };
    },
  };
}

/** A message that the app itself posted. @throws Refusal(`not`) for somebody else's. */
function own(world: World, caller: Caller, args: Wire, not: string): { channel: Channel; message: Message } {
  const channel = visible(world, caller, required(args, 'channel'));
  const message = channel.messages.get(required(args, 'ts'));
  if (!message) throw new Refusal('message_not_found');
  if (message.bot_id !== caller.team.botId) throw new Refusal(not);
  if (channel.archived) throw new Refusal('is_archived');
  return { channel, message };
}

/** Another name or picture, for which a scope is needed; without it Slack leaves them out. */
function named(args: Wire, caller: Caller): Partial<Message> {
  if (!caller.scopes.has('chat:write.customize')) return {};
  const username = text(args, 'username');
  const emoji = text(args, 'icon_emoji');
  const image = text(args, 'icon_url');
  return {
    ...(username === undefined ? {} : { username }),
    ...(emoji === undefined ? {} : { icons: { emoji } }),
    ...(image === undefined ? {} : { icons: { image_48: image } }),
  };
}

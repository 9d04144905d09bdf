/** Saying, changing and taking back, as people do it. */

import type { Acted, People, Placed, Said, SayOptions } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Message } from '../wire.js';
import { imOf } from '../workspace/channels.js';
import {
  addMessage,
  bareMessage,
  editMessage,
  isReply,
  removeMessage,
  threadFields,
} from '../workspace/messages.js';
import { richText } from '../workspace/rich-text.js';
import { type Channel, channelOf, userOf } from '../workspace/world.js';
import { type PeopleDeps, rested } from './deps.js';

type Talk = Pick<People, 'say' | 'dm' | 'edit' | 'deleteMessage' | 'unfurl'>;

export function talk({ world, events, activity }: PeopleDeps): Talk {
  const placed = ({ channel: id, ts }: Placed): { channel: Channel; message: Message } => {
    const channel = channelOf(world, id);
    const message = channel.messages.get(ts);
    if (!message) throw new SandboxError(`there is no message ${ts} in ${id}`);
    return { channel, message };
  };

  const own = (user: string, at: Placed): { channel: Channel; message: Message } => {
    const found = placed(at);
    if (found.message.user !== user) throw new SandboxError(`${user} did not write ${at.ts}`);
    return found;
  };

  const post = async (user: string, channel: Channel, text: string, options: SayOptions): Promise<Said> => {
    const { isAdmin, isOwner, isBot, isStranger, team } = userOf(world, user);
    if (!channel.members.has(user)) throw new SandboxError(`${user} is not in ${channel.id}`);
    if (channel.archived) throw new SandboxError(`${channel.id} is archived`);
    if (channel.readOnly && !isAdmin && !isOwner) throw new SandboxError(`${channel.id} is read-only`);
    if (channel.threadOnly && options.thread === undefined)
      throw new SandboxError(`${channel.id} takes replies only`);
    const root = options.thread === undefined ? undefined : channel.messages.get(options.thread);
    if (options.thread !== undefined && (!root || isReply(root)))
      throw new SandboxError(`no thread ${options.thread}`);
    const message = addMessage(world, channel, {
      user,
      text,
      blocks: [richText(text, world.ids.short())],
      ...(isBot ? { bot_id: `B${user.slice(1)}` } : { client_msg_id: world.ids.uuid() }),
      ...(isStranger ? { team, user_team: team, source_team: team } : {}),
      ...threadFields(channel, options.thread, options.broadcast ?? false),
    });
    return { message, ...(await events.posted(channel, message)) };
  };

  return {
    say: async (user, channel, text, options = {}) =>
      rested(activity, post(user, channelOf(world, channel), text, options)),

    async dm(user, text, options = {}) {
      const { team } = userOf(world, user);
      return rested(activity, post(user, imOf(world, team, user), text, options));
    },

    async edit(user, at, text) {
      const { channel, message } = own(user, at);
      const change = { text, blocks: [richText(text, world.ids.short())] };
      const edited = editMessage(world, channel, message, user, change);
      const told = events.changed(channel, bareMessage(edited), bareMessage(message));
      return rested(
        activity,
        told.then((acted: Acted): Said => ({ message: edited, ...acted })),
      );
    },

    async deleteMessage(user, at) {
      const { channel, message } = own(user, at);
      removeMessage(channel, message);
      return rested(activity, events.removed(channel, message));
    },

    async unfurl(at) {
      const { channel, message } = placed(at);
      const unfurled: Message = { ...message, attachments: [{ id: 1, title: 'A page', fallback: 'A page' }] };
      channel.messages.set(message.ts, unfurled);
      return rested(activity, events.changed(channel, bareMessage(unfurled), bareMessage(message)));
    },
  };
}

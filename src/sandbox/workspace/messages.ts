/** What is said in conversations. Records never change: an edit puts a new one in the old one's place. */
import type { Message, Wire } from '../wire.js';
import { nextTs } from './channels.js';
import { type Channel, seconds, stamp, type Team, type World } from './world.js';

/** The fields that the one who posts decides. */
type Draft = Partial<Omit<Message, 'channel' | 'type' | 'ts'>> & {
  readonly user: string;
  readonly text: string;
};

export function addMessage(world: World, channel: Channel, draft: Draft): Message {
  const ts = nextTs(world, channel);
  const message: Message = {
    blocks: [],
    team: channel.team,
    ...draft,
    channel: channel.id,
    type: 'message',
    ts,
  };
  channel.messages.set(ts, message);
  if (message.thread_ts !== undefined && message.thread_ts !== ts) {
    const replies = channel.replies.get(message.thread_ts) ?? [];
    channel.replies.set(message.thread_ts, [...replies, ts]);
  }
  return message;
}

/** New text and blocks; other attachments and metadata only where the change names them (`null` takes metadata away). */
interface Change extends Pick<Message, 'text' | 'blocks' | 'attachments'> {
  readonly metadata?: Wire | null | undefined;
}

/** @returns the message as it now is. */
export function editMessage(
  world: World,
  channel: Channel,
  message: Message,
  by: string,
  change: Change,
): Message {
  const { metadata: before, ...rest } = message;
  const { metadata: wanted, ...content } = change;
  const metadata = wanted === undefined ? before : wanted;
  const edited: Message = {
    ...rest,
    ...content,
    ...(metadata === undefined || metadata === null ? {} : { metadata }),
    edited: { user: by, ts: stamp(world.clock.now()) },
  };
  channel.messages.set(message.ts, edited);
  return edited;
}

/** Removes a message. A root with replies leaves a tombstone in its place, as Slack does. */
export function removeMessage(channel: Channel, message: Message): void {
  if (repliesTo(channel, message.ts).length > 0) {
    channel.messages.set(message.ts, {
      channel: message.channel,
      type: 'message',
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      ts: message.ts,
      team: message.team,
      blocks: [],
      thread_ts: message.ts,
      hidden: true,
    });
    return;
  }
  channel.messages.delete(message.ts);
  const root = message.thread_ts;
  if (root === undefined) return;
  const left = (channel.replies.get(root) ?? []).filter((ts) => ts !== message.ts);
  if (left.length > 0) channel.replies.set(root, left);
  else channel.replies.delete(root);
}

/** Replies of a thread, oldest first, without the root. */
export function repliesTo(channel: Channel, root: string): readonly Message[] {
  return (channel.replies.get(root) ?? []).flatMap((ts) => channel.messages.get(ts) ?? []);
}

export const isReply = (message: Message): boolean =>
  message.thread_ts !== undefined && message.thread_ts !== message.ts;

/** Whether the channel itself shows the message: roots, and replies that were also sent to the channel. */
export const isInChannel = (message: Message): boolean =>
  !isReply(message) || message.subtype === 'thread_broadcast';

/** What marks a message as posted by the app's bot. */
export function botFields(
  world: World,
  team: Team,
): { user: string; bot_id: string; app_id: string; bot_profile: Wire } {
  return {
    user: team.botUserId,
    bot_id: team.botId,
    app_id: world.app.id,
    bot_profile: {
      id: team.botId,
      deleted: false,
      name: world.app.name,
      updated: seconds(world),
      app_id: world.app.id,
      icons: {},
      team_id: team.id,
    },
  };
}

/** A message as payloads and answers carry it: without its conversation. */
export function bareMessage(message: Message): Wire {
  const { channel: _elsewhere, ...bare } = message;
  return bare;
}

/** As `bareMessage`, a root with what Slack tells about its thread. */
export function messageWithThread(channel: Channel, message: Message): Wire {
  const replies = isReply(message) ? [] : repliesTo(channel, message.ts);
  if (replies.length === 0) return bareMessage(message);
  const people = [...new Set(replies.map((reply) => reply.user))];
  return {
    ...bareMessage(message),
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: people.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: people.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}

/** What marks a reply, and one that is also sent to the channel. */
export function threadFields(
  channel: Channel,
  threadTs: string | undefined,
  broadcast: boolean,
): Partial<Message> {
  const root = threadTs === undefined ? undefined : channel.messages.get(threadTs);
  if (!root) return {};
  const reply = { thread_ts: root.ts, parent_user_id: root.user };
  return broadcast
    ? { ...reply, subtype: 'thread_broadcast', root: messageWithThread(channel, root) }
    : reply;
}

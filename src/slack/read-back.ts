/** Reading messages back: ours by the key that each carries in its metadata, and any single one by its address. */
import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import type { Instant } from '../core/clock.js';
import { type ChannelId, channelId, type MessageTs, messageTs, type UserId, userId } from '../core/ids.js';
import { given } from './answer.js';
import { toSlackCallError } from './errors.js';
import type { FindPosted, MessageRef, PostKey, ReadMessage } from './slack-api.js';

/** The metadata event type that marks our posts. Anybody in the workspace can read metadata: a key holds no secret. */
const POST_EVENT_TYPE = 'meanwhile_post';

/** What a post carries so that `findPosted` finds it. */
export const postMetadata = (key: PostKey) => ({ event_type: POST_EVENT_TYPE, event_payload: { key } });

/** A message of ours is seconds old when it is looked for: five pages of the busiest channel reach back further. */
const MOST_PAGES = 5;
/** Slack answers with 15 at most where history is limited; asking for more is allowed. */
const PAGE_SIZE = 100;

type Page = Pick<ConversationsHistoryResponse, 'messages' | 'response_metadata'>;

interface Where {
  readonly channel: ChannelId | UserId;
  readonly threadTs?: MessageTs;
  readonly since: Instant;
}

/** Looks for a post of ours. @throws as the calls do; a conversation that may not be read is 'unreadable'. */
export const findPosted = (
  client: WebClient,
  where: Where & { readonly key: PostKey },
): Promise<FindPosted> => find(client, where, (message) => keyOf(message.metadata) === where.key);

/** Looks for a file of ours by its name: a file carries no metadata. @throws as `findPosted`. */
export const findFile = (client: WebClient, where: Where & { readonly name: string }): Promise<FindPosted> =>
  find(
    client,
    where,
    ({ bot_id, files }) => bot_id !== undefined && files?.some(({ name }) => name === where.name) === true,
  );

async function find(
  client: WebClient,
  where: Where,
  isIt: (message: NonNullable<Page['messages']>[number]) => boolean,
): Promise<FindPosted> {
  try {
    const channel = await conversationOf(client, where.channel);
    const { threadTs } = where;
    const asked = {
      channel,
      oldest: (where.since / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE_SIZE,
    };
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const from = cursor === undefined ? asked : { ...asked, cursor };
      const answer: Page = threadTs
        ? await client.conversations.replies({ ...from, ts: threadTs })
        : await client.conversations.history(from);
      const ours = (answer.messages ?? []).find(isIt);
      if (ours?.ts) {
        const at = { channel: channelId(channel), ts: messageTs(ours.ts) };
        return threadTs === undefined ? at : { ...at, threadTs };
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) return 'absent';
    }
    return 'unreadable';
  } catch (error) {
    const refusal = toSlackCallError(error);
    if (refusal.kind === 'transient' || refusal.kind === 'throttled' || refusal.kind === 'token')
      throw refusal;
    return 'unreadable';
  }
}

/** One message by its address; undefined when it is gone. */
export async function readMessage(client: WebClient, at: MessageRef): Promise<ReadMessage | undefined> {
  const only = { channel: at.channel, latest: at.ts, oldest: at.ts, inclusive: true };
  try {
    // Slack puts the root on the first page of every thread, wanted or not.
    const answer =
      at.threadTs && at.threadTs !== at.ts
        ? await client.conversations.replies({ ...only, ts: at.threadTs, limit: 2 })
        : await client.conversations.history({ ...only, limit: 1 });
    const messages: Page['messages'] = answer.messages;
    const found = messages?.find((message) => message.ts === at.ts);
    if (!found) return undefined;
    return {
      ts: at.ts,
      text: found.text ?? '',
      ...(found.user && { user: userId(found.user) }),
      ...(found.thread_ts && { threadTs: messageTs(found.thread_ts) }),
    };
  } catch (error) {
    const refusal = toSlackCallError(error);
    if (refusal.code === 'thread_not_found' || refusal.code === 'message_not_found') return undefined;
    throw refusal;
  }
}

/** A conversation's id: a user's id stands for the app's conversation with that person, which posting accepts and reading does not. */
export async function conversationOf(client: WebClient, channel: ChannelId | UserId): Promise<string> {
  if (!/^[UW]/.test(channel)) return channel;
  const opened = await client.conversations.open({ users: channel });
  return given(opened.channel?.id, 'channel');
}

function keyOf(
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
): unknown {
  if (metadata?.event_type !== POST_EVENT_TYPE || !metadata.event_payload) return undefined;
  return 'key' in metadata.event_payload ? metadata.event_payload.key : undefined;
}

/** Reading what people said in a thread, or in a stretch of a channel: page by page, as far as Slack lets us. */
import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { type MessageTs, messageTs, userId } from '../core/ids.js';
import { toSlackCallError } from './errors.js';
import type { ReadMessage, ReadTalk, TalkPlace } from './slack-api.js';

/** Slack's recommended page. An app whose history is limited is given 15 whatever it asks for. */
const PAGE_SIZE = 200;
/** 1,000 messages: nobody sums up more than that in one form. */
const MOST_PAGES = 5;

type Page = Pick<ConversationsHistoryResponse, 'messages' | 'response_metadata'>;
type Message = NonNullable<Page['messages']>[number];

/** Messages that people wrote have no subtype, or one of these. */
const WRITTEN: ReadonlySet<string> = new Set(['thread_broadcast', 'file_share', 'me_message']);

/** @throws SlackCallError when not even the first page can be had; one that fails later leaves `complete` false. */
export async function readTalk(client: WebClient, place: TalkPlace): Promise<ReadTalk> {
  const root = place.threadTs;
  const { messages, complete } = await readPages(client, place);
  // The address of a reply gives that reply alone, and names its thread.
  const [first] = messages;
  const isReply =
    root !== undefined && first?.ts === root && first.thread_ts !== undefined && first.thread_ts !== root;
  if (isReply) return readTalk(client, { ...place, threadTs: messageTs(first.thread_ts ?? root) });
  return {
    complete,
    ...(root !== undefined && { threadTs: root }),
    messages: messages.flatMap(said).sort((one, two) => Number(one.ts) - Number(two.ts)),
  };
}

async function readPages(
  client: WebClient,
  { channel, threadTs, fromTs, toTs }: TalkPlace,
): Promise<{ readonly messages: readonly Message[]; readonly complete: boolean }> {
  const asked = {
    channel,
    limit: PAGE_SIZE,
    ...(fromTs !== undefined && { oldest: fromTs, inclusive: true }),
    ...(toTs !== undefined && { latest: toTs, inclusive: true }),
  };
  const messages = new Map<string, Message>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from = cursor === undefined ? asked : { ...asked, cursor };
    let answer: Page;
    try {
      answer =
        threadTs === undefined
          ? await client.conversations.history(from)
          : await client.conversations.replies({ ...from, ts: threadTs });
    } catch (error) {
      if (page === 0) throw toSlackCallError(error);
      return { messages: [...messages.values()], complete: false };
    }
    // The root comes with every page.
    for (const message of answer.messages ?? []) if (message.ts) messages.set(message.ts, message);
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return { messages: [...messages.values()], complete: true };
  }
  return { messages: [...messages.values()], complete: false };
}

/** What a person wrote; nothing for an app's message or a notice. */
function said({ ts, user, text, bot_id, subtype, thread_ts }: Message): ReadMessage | [] {
  if (!ts || !user || bot_id || (subtype && !WRITTEN.has(subtype))) return [];
  const root: MessageTs | undefined = thread_ts ? messageTs(thread_ts) : undefined;
  return { ts: messageTs(ts), text: text ?? '', user: userId(user), ...(root && { threadTs: root }) };
}

/**
 * The yardstick: the same prompts posted by nothing but WebClient, so many at once. Reads an `Errand` from its standard input and
 * writes how many it posted in a second.
 */
import { text } from 'node:stream/consumers';
import type { ChatPostMessageArguments } from '@slack/web-api';
import { WebClient } from '@slack/web-api';

export interface Errand {
  readonly apiUrl: string;
  readonly underWay: number;
  readonly content: Pick<ChatPostMessageArguments & { text: string }, 'text'> & { readonly blocks: object[] };
  readonly posts: readonly { readonly token: string; readonly user: string }[];
}

const { apiUrl, underWay, content, posts }: Errand = JSON.parse(await text(process.stdin));
const clients = new Map(
  posts.map(({ token }) => [token, new WebClient(token, { slackApiUrl: apiUrl, timeout: 10_000 })]),
);
const queue = posts.values();
const began = performance.now();
await Promise.all(
  Array.from({ length: underWay }, async () => {
    for (const { token, user } of queue) {
      const metadata = { event_type: 'meanwhile_post', event_payload: { key: `bench:${user}` } };
      const post = { channel: user, ...content, metadata, unfurl_links: false, unfurl_media: false };
      await clients.get(token)?.chat.postMessage(post as ChatPostMessageArguments);
    }
  }),
);
process.stdout.write(JSON.stringify({ perSecond: (posts.length * 1000) / (performance.now() - began) }));

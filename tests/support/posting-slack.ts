/** The part of Slack that the outbox speaks to: keeps what is posted, and fails as it is told. */
import type { Clock } from '../../src/core/clock.js';
import {
  type ChannelId,
  channelId,
  type MessageTs,
  messageTs,
  type TeamId,
  type UserId,
} from '../../src/core/ids.js';
import { SlackCallError } from '../../src/slack/errors.js';
import type { FindPosted, MessageContent, PostKey, SharedFile, SlackApi } from '../../src/slack/slack-api.js';

type PostingApi = Pick<
  SlackApi,
  'postMessage' | 'postEphemeral' | 'updateMessage' | 'findPosted' | 'shareFile' | 'findFile'
>;

interface Posted {
  readonly team: TeamId;
  readonly channel: ChannelId | UserId;
  readonly threadTs?: MessageTs;
  /** Only this person sees it. */
  readonly onlyFor?: UserId;
  readonly key?: PostKey;
  readonly ts: MessageTs;
  content: MessageContent;
  /** Shared with the message. */
  readonly file?: SharedFile;
}

/** The next call of `method` throws `error`; with `did` it does its work first, as when a connection breaks too late. */
interface Fault {
  readonly method: keyof PostingApi;
  readonly error: SlackCallError;
  readonly did?: boolean;
  /** Only calls about this channel. */
  readonly onlyIn?: string;
  /** Only calls about a thread. */
  readonly inThread?: true;
}

export interface PostingSlack {
  readonly api: PostingApi;
  readonly posts: Posted[];
  readonly calls: (keyof PostingApi)[];
  readonly faults: Fault[];
  /** What look-ups answer instead of the truth. */
  lookUps: 'truth' | 'unreadable';
  /** Posts in a channel, in order. */
  in(channel: string): readonly Posted[];
}

/** `D` and the person's id: where a message posted to a person goes. */
export const dmOf = (user: string): string => `D-${user}`;

/** @param clock what a message's ts tells; some day in May 2026 without one. */
export function postingSlack(clock: Pick<Clock, 'now'> = { now: () => 1_780_000_000_000 }): PostingSlack {
  const posts: Posted[] = [];
  const calls: (keyof PostingApi)[] = [];
  const faults: Fault[] = [];
  const placeOf = (channel: string) =>
    channel.startsWith('U') ? channelId(dmOf(channel)) : channelId(channel);
  const doing = async <Result>(
    method: keyof PostingApi,
    place: { readonly channel: string; readonly threadTs?: string | undefined },
    work: () => Result,
  ): Promise<Result> => {
    calls.push(method);
    const at = faults.findIndex(
      ({ method: which, onlyIn = place.channel, inThread }) =>
        which === method && onlyIn === place.channel && !(inThread && place.threadTs === undefined),
    );
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault && !fault.did) throw fault.error;
    const result = work();
    if (fault) throw fault.error;
    return result;
  };
  const add = (post: Omit<Posted, 'ts'>) => {
    const seconds = Math.floor(clock.now() / 1000);
    const ts = messageTs(`${seconds}.${String(posts.length + 1).padStart(6, '0')}`);
    posts.push({ ...post, ts });
    return ts;
  };
  const slack: Omit<PostingSlack, 'api'> = {
    posts,
    calls,
    faults,
    lookUps: 'truth',
    in: (channel) => posts.filter((post) => post.channel === channel),
  };
  const api: PostingApi = {
    postMessage: (team, { channel, threadTs, key, text, blocks }) =>
      doing('postMessage', { channel, threadTs }, () => {
        const place = placeOf(channel);
        const thread = threadTs !== undefined && { threadTs };
        const ts = add({ team, channel: place, ...thread, key, content: { text, blocks } });
        return { channel: place, ts, ...thread };
      }),
    postEphemeral: (team, { channel, user, threadTs, text, blocks }) =>
      doing('postEphemeral', { channel, threadTs }, () => {
        const thread = threadTs !== undefined && { threadTs };
        add({ team, channel, onlyFor: user, ...thread, content: { text, blocks } });
      }),
    updateMessage: (team, at, { text, blocks }) =>
      doing('updateMessage', at, () => {
        const post = posts.find(
          (each) => each.team === team && each.channel === at.channel && each.ts === at.ts,
        );
        if (!post)
          throw new SlackCallError({ kind: 'gone', code: 'message_not_found', mayHaveHappened: false });
        post.content = { text, blocks };
      }),
    findPosted: (team, { channel, threadTs, key }) =>
      doing('findPosted', { channel, threadTs }, (): FindPosted => {
        if (slack.lookUps === 'unreadable') return 'unreadable';
        const there = posts.find(
          (post) =>
            post.team === team &&
            post.channel === placeOf(channel) &&
            post.threadTs === threadTs &&
            post.key === key,
        );
        if (!there) return 'absent';
        const at = { channel: placeOf(channel), ts: there.ts };
        return threadTs === undefined ? at : { ...at, threadTs };
      }),
    shareFile: (team, { channel, threadTs, name, content, text }) =>
      doing('shareFile', { channel, threadTs }, () => {
        const thread = threadTs !== undefined && { threadTs };
        add({ team, channel, ...thread, content: { text, blocks: [] }, file: { name, content } });
      }),
    findFile: (team, { channel, threadTs, name }) =>
      doing('findFile', { channel, threadTs }, (): FindPosted => {
        if (slack.lookUps === 'unreadable') return 'unreadable';
        const shared = posts.filter((post) => post.team === team && post.channel === channel);
        const there = shared.find((post) => post.threadTs === threadTs && post.file?.name === name);
        if (!there) return 'absent';
        return { channel, ts: there.ts, ...(threadTs !== undefined && { threadTs }) };
      }),
  };
  return Object.assign(slack, { api });
}

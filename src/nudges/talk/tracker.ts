/**
 * The conversations of the last half hour, in memory and bounded: a message costs a few map operations and no I/O. Words are held for
 * the window only, for a wrap-up that wants them.
 */
import type { Clock } from '../../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId } from '../../core/ids.js';
import type { IncomingDeletion, IncomingMessage } from '../../slack/incoming.js';
import { TALK_WINDOW_S, type TalkRule } from '../rule.js';
import {
  addSaid,
  type Conversation,
  type ConversationPlace,
  forgetSpeaker,
  newConversation,
  removeSaid,
  rewordSaid,
  type Said,
} from './conversation.js';

/** The conversation heard least recently is forgotten first. */
const MOST_CONVERSATIONS = 2_000;
/** UTF-16 units over all conversations: 16 MiB. */
const MOST_HELD = 8_000_000;

/** A message whose words are still in memory. */
export interface RecentText {
  readonly ts: MessageTs;
  readonly user: UserId;
  /** Slack's mrkdwn as received, at most 2,000 characters. */
  readonly text: string;
}

/** The words of the last half hour, oldest first: those this process heard, and no older than it is. */
export type RecentTexts = (team: TeamId, channel: ChannelId, threadTs?: MessageTs) => readonly RecentText[];

export interface TalkTracker {
  /** Counts a person's message. @returns its conversation; undefined when the message was known, or too old to count. */
  hear(message: IncomingMessage & { readonly user: UserId }): Conversation | undefined;
  /** Other words for a message that is remembered. */
  reword(message: IncomingMessage): void;
  remove(deletion: IncomingDeletion): void;
  /** What other replicas heard, or this one before a restart. */
  merge(place: ConversationPlace, said: readonly Said[]): Conversation;
  recentTexts: RecentTexts;
  /** All that are remembered, the most recently heard last. */
  all(): Iterable<Conversation>;
  forgetPerson(team: TeamId, user: UserId): void;
  /** Forgets conversations that paused for half an hour. */
  sweep(): void;
}

export function createTalkTracker({
  rule,
  clock,
}: {
  readonly rule: Pick<TalkRule, 'read'>;
  readonly clock: Clock;
}): TalkTracker {
  /** In the order they were last heard. */
  const conversations = new Map<string, Conversation>();
  let held = 0;

  const at = (place: ConversationPlace): Conversation | undefined => conversations.get(keyOf(place));
  const forget = (key: string, talk: Conversation) => {
    conversations.delete(key);
    held -= talk.held;
  };
  /** Keeps the sum over all conversations while one of them changes. */
  const changing = <T>(talk: Conversation, change: () => T): T => {
    const before = talk.held;
    const result = change();
    held += talk.held - before;
    return result;
  };
  const isOver = ({ entries }: Conversation) =>
    (entries.at(-1)?.at ?? 0) < clock.now() / 1000 - TALK_WINDOW_S;
  const opened = (place: ConversationPlace): Conversation => {
    const key = keyOf(place);
    const known = conversations.get(key);
    if (known) {
      conversations.delete(key);
      conversations.set(key, known);
      return known;
    }
    makeRoom();
    const talk = newConversation(place);
    conversations.set(key, talk);
    adoptRoot(talk);
    return talk;
  };
  /** The least recently heard goes when it is over, or when there are too many. Two at most for each one that begins. */
  const makeRoom = () => {
    for (let n = 0; n < 2; n += 1) {
      const [oldest] = conversations;
      if (!oldest) return;
      const [key, talk] = oldest;
      if (conversations.size < MOST_CONVERSATIONS && !isOver(talk)) return;
      forget(key, talk);
    }
  };
  const lighten = () => {
    for (const [key, talk] of conversations) {
      if (held <= MOST_HELD) return;
      forget(key, talk);
    }
  };
  /** A thread's first message was said in the channel, before there was a thread. */
  const adoptRoot = (talk: Conversation) => {
    const { team, channel, threadTs } = talk;
    if (threadTs === undefined) return;
    const root = at({ team, channel })?.entries.find(({ ts }) => ts === threadTs);
    if (!root || root.gone) return;
    talk.starter ??= root.user;
    changing(talk, () => addSaid(talk, root, root.text));
  };

  return {
    hear(message) {
      const talk = opened(placeOf(message));
      if (message.threadStarter !== undefined) talk.starter ??= message.threadStarter;
      const said = {
        ts: message.ts,
        user: message.user,
        at: Number(message.ts),
        marks: rule.read(message.text),
      };
      const isNew = changing(talk, () => addSaid(talk, said, message.text));
      if (held > MOST_HELD) lighten();
      return isNew ? talk : undefined;
    },
    reword(message) {
      const talk = at(placeOf(message));
      if (talk) changing(talk, () => rewordSaid(talk, message.ts, message.text, rule.read(message.text)));
    },
    remove({ team, channel, ts, threadTs }) {
      // A thread's first message is in its thread and in the channel.
      for (const place of [
        { team, channel },
        { team, channel, threadTs: threadTs ?? ts },
      ]) {
        const talk = at(place);
        if (talk) changing(talk, () => removeSaid(talk, ts));
      }
    },
    merge(place, said) {
      const talk = opened(place);
      changing(talk, () => {
        for (const each of said) addSaid(talk, each);
      });
      return talk;
    },
    recentTexts(team, channel, threadTs) {
      const talk = at({ team, channel, ...(threadTs !== undefined && { threadTs }) });
      if (!talk || isOver(talk)) return [];
      return talk.entries.flatMap(({ ts, user, text }) => (text === undefined ? [] : [{ ts, user, text }]));
    },
    all: () => conversations.values(),
    forgetPerson(team, user) {
      for (const talk of conversations.values())
        if (talk.team === team) changing(talk, () => forgetSpeaker(talk, user));
    },
    sweep() {
      for (const [key, talk] of conversations) if (isOver(talk)) forget(key, talk);
    },
  };
}

/** A reply belongs to its thread; a thread's first message, and all else, to the channel. */
const placeOf = ({ team, channel, ts, threadTs }: IncomingMessage): ConversationPlace =>
  threadTs === undefined || threadTs === ts ? { team, channel } : { team, channel, threadTs };

const keyOf = ({ team, channel, threadTs }: ConversationPlace): string =>
  `${team}/${channel}/${threadTs ?? ''}`;

/** The words that a form begins with, and who is named in them: from a message that somebody pressed a button under. */
import { type ChannelId, type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import { peopleNamed } from './readable-words.js';
import type { SlackApi } from './slack-api.js';

/** People whose names are looked up for the words; further ones keep their ids. */
const MOST_NAMES = 20;

/** What a form is to be filled from. */
export interface WordsRequest {
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly ts?: MessageTs;
  readonly threadTs?: MessageTs;
  /** The message's text as Slack sent it. Absent: it is read from the channel. */
  readonly words?: string;
  /** Who wrote the message; absent when it was the person who opens the form. */
  readonly wordsBy?: UserId;
  /** People to ask, besides those named in the words. */
  readonly people: readonly UserId[];
}

interface Named {
  readonly id: UserId;
  readonly name: string;
  readonly isBot: boolean;
}

export interface MessageWords<Somebody extends Named> {
  /** As Slack sent them; absent when there is no message, or it could not be read. */
  readonly words?: string;
  /** Everybody named, in order, each once; whoever is unknown is not in `known`. */
  readonly named: readonly UserId[];
  readonly known: ReadonlyMap<string, Somebody>;
  /** Display names of those that are known. */
  nameOf(id: string): string | undefined;
}

/** Whoever cannot be looked up costs the form a name, and a message that cannot be read its words; nothing is thrown. */
export async function messageWords<Somebody extends Named>(
  slack: Pick<SlackApi, 'readMessage'>,
  lookUp: (team: TeamId, user: UserId) => Promise<Somebody | undefined>,
  request: WordsRequest,
): Promise<MessageWords<Somebody>> {
  const { team, channel, ts, threadTs, people, wordsBy } = request;
  const at = ts && { channel, ts, ...(threadTs !== undefined && { threadTs }) };
  const words = request.words ?? (at && (await slack.readMessage(team, at).catch(() => undefined))?.text);
  const all = [...peopleNamed(words ?? ''), ...people, ...(wordsBy ? [wordsBy] : [])];
  const named = [...new Set(all)].map(userId);
  const found = await Promise.all(
    named.slice(0, MOST_NAMES).map((id) => lookUp(team, id).catch(() => undefined)),
  );
  const known = new Map<string, Somebody>();
  for (const person of found) if (person) known.set(person.id, person);
  return {
    ...(words !== undefined && { words }),
    ...{ named, known },
    nameOf: (id) => known.get(id)?.name,
  };
}

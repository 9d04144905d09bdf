/** Through the store, replicas tell each other what each of them heard of a conversation. Ids, times and marks; never words. */
import type { Instant } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { ConversationPlace, Said } from './conversation.js';

export interface PublishedTalk extends ConversationPlace {
  readonly said: readonly Said[];
}

export interface TalkRepository {
  /** Says what this process heard of each conversation; replaces what it said of it before. */
  publish(writer: string, talks: readonly PublishedTalk[], now: Instant): Promise<void>;
  /** What other processes published of these conversations since `since`: one entry for each process and conversation. */
  others(
    places: readonly ConversationPlace[],
    writer: string,
    since: Instant,
  ): Promise<readonly PublishedTalk[]>;
  /** What was published of any conversation since `since`, newest first. */
  recent(since: Instant, limit: number): Promise<readonly PublishedTalk[]>;
  /** The conversations in which this person is named, for the export. */
  namedIn(team: TeamId, user: UserId): Promise<readonly ConversationPlace[]>;
  /** Forgets whatever names a person. @returns how many conversations that was. */
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  purge(before: Instant): Promise<number>;
}

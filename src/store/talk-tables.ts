/** The table of live talks, as Kysely sees it (`schema.ts` tells the types' rules). */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId } from '../core/ids.js';

/** What one process heard of one conversation within half an hour. Ids, times and marks; no words. */
export interface TalkWindowTable {
  team_id: TeamId;
  channel_id: ChannelId;
  /** '' for what is said in the channel outside threads. */
  thread_ts: MessageTs | '';
  /** The process. */
  writer: string;
  /** JSON: a list of `[ts, user, marks, 1 if deleted]`. */
  said: string;
  updated_at: Instant;
}

/** The table of wrap-ups, as Kysely sees it (see `schema.ts`). */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId, WrapUpId } from '../core/ids.js';
import type { WrapUpState } from '../wrapups/wrap-up.js';
import type { Flag, Sealed, TextList } from './column-types.js';

export interface WrapUpTable {
  team_id: TeamId;
  id: WrapUpId;
  author: UserId;
  channel_id: ChannelId;
  thread_ts: MessageTs | null;
  from_ts: MessageTs | null;
  to_ts: MessageTs | null;
  title: Sealed;
  outcome: Sealed;
  questions: Sealed;
  steps: Sealed;
  links: Sealed;
  cites: TextList;
  to_channel: Flag;
  state: WrapUpState;
  version: number;
  archive: string | null;
  refusal: string | null;
  posted_ts: MessageTs | null;
  created_at: Instant;
  posted_at: Instant | null;
  edited_at: Instant | null;
}

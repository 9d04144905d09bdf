/** The tables of digests, as Kysely sees them (`schema.ts` tells the types' rules). */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { WallTime, Zone } from '../core/zoned-time.js';
import type { Cadence, DigestState } from '../digests/digest.js';
import type { Flag, TextList } from './column-types.js';

export interface DigestSettingsTable {
  team_id: TeamId;
  channel_id: ChannelId;
  is_on: Flag;
  cadence: Cadence;
  time: WallTime;
  days: TextList;
  zone: Zone;
  without: TextList;
  /** Each region's zones, joined by a comma. */
  regions: TextList;
  version: number;
  updated_by: UserId | null;
  updated_at: Instant;
}

export interface DigestTable {
  team_id: TeamId;
  channel_id: ChannelId;
  day: CalendarDate;
  region: Zone | '';
  zones: TextList;
  cadence: Cadence;
  told_from: Instant;
  told_to: Instant;
  state: DigestState;
  pages: number;
}

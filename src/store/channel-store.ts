/** Channels' settings. */
import type { Selectable } from 'kysely';
import type {
  ChannelRepository,
  ChannelSettings,
  ChannelSettingsChange,
} from '../channels/channel-settings.js';
import type { ChannelId, TeamId } from '../core/ids.js';
import type { Ambient } from './ambient.js';
import { countOf, flag, isSet, withoutNulls } from './rows.js';
import type { ChannelSettingsTable } from './schema.js';

/** What a channel has where nobody changed anything (the defaults that `ChannelSettings` documents). */
const DEFAULTS = {
  nudges: flag(true),
  sensitivity: 'normal',
  cooldown_minutes: 120,
  talk_messages: 14,
  deliver: 'ephemeral',
  incident: flag(false),
} as const satisfies Partial<ChannelSettingsTable>;

export const channelStore = ({ handle }: Ambient): ChannelRepository => ({
  async of(team, channel) {
    const row = await handle()
      .selectFrom('channel_settings')
      .selectAll()
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .executeTakeFirst();
    return row ? settingsOf(row) : unchanged(team, channel);
  },

  async change(team, channel, change, by, now) {
    const changed = { ...columnsOf(change), updated_by: by, updated_at: now };
    const row = await handle()
      .insertInto('channel_settings')
      .values({ team_id: team, channel_id: channel, ...DEFAULTS, ...changed })
      .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(changed))
      .returningAll()
      .executeTakeFirstOrThrow();
    return settingsOf(row);
  },

  async changedBy(team, user) {
    const rows = await handle()
      .selectFrom('channel_settings')
      .selectAll()
      .where('team_id', '=', team)
      .where('updated_by', '=', user)
      .orderBy('channel_id')
      .execute();
    return rows.map(settingsOf);
  },

  async forgetPerson(team, user) {
    return countOf(
      await handle()
        .updateTable('channel_settings')
        .set({ updated_by: null })
        .where('team_id', '=', team)
        .where('updated_by', '=', user)
        .executeTakeFirst(),
    );
  },
});

const columnsOf = (change: ChannelSettingsChange): Partial<ChannelSettingsTable> => ({
  ...(change.nudges !== undefined && { nudges: flag(change.nudges) }),
  ...(change.sensitivity !== undefined && { sensitivity: change.sensitivity }),
  ...(change.cooldownMinutes !== undefined && { cooldown_minutes: change.cooldownMinutes }),
  ...(change.talkMessages !== undefined && { talk_messages: change.talkMessages }),
  ...(change.deliver !== undefined && { deliver: change.deliver }),
  ...(change.incident !== undefined && { incident: flag(change.incident) }),
});

const unchanged = (team: TeamId, channel: ChannelId): ChannelSettings => ({
  team,
  channel,
  ...choicesOf(DEFAULTS),
});

const settingsOf = (row: Selectable<ChannelSettingsTable>): ChannelSettings => ({
  team: row.team_id,
  channel: row.channel_id,
  ...choicesOf(row),
  updatedAt: row.updated_at,
  ...withoutNulls({ updatedBy: row.updated_by }),
});

const choicesOf = (row: Pick<Selectable<ChannelSettingsTable>, keyof typeof DEFAULTS>) => ({
  nudges: isSet(row.nudges),
  sensitivity: row.sensitivity,
  cooldownMinutes: row.cooldown_minutes,
  talkMessages: row.talk_messages,
  deliver: row.deliver,
  incident: isSet(row.incident),
});

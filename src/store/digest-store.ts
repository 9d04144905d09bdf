/** How channels' digests are set, and what became of each. */
import type { Selectable } from 'kysely';
import type { Weekday } from '../core/calendar-date.js';
import type { Zone } from '../core/zoned-time.js';
import type { DigestRecord, DigestRepository, DigestSettings } from '../digests/digest.js';
import type { PartId } from '../digests/section.js';
import type { Ambient } from './ambient.js';
import type { DigestSettingsTable, DigestTable } from './digest-tables.js';
import { countOf, flag, isSet, listOf, orNull, textList, withoutNulls } from './rows.js';

export const digestStore = ({ handle }: Ambient): DigestRepository => ({
  async settings(team, channel) {
    const row = await handle()
      .selectFrom('digest_settings')
      .selectAll()
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .executeTakeFirst();
    return row && settingsOf(row);
  },

  async saveSettings(settings, expectedVersion) {
    const row = rowOfSettings(settings);
    const saved =
      expectedVersion === 0
        ? await handle()
            .insertInto('digest_settings')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .returning('version')
            .executeTakeFirst()
        : await handle()
            .updateTable('digest_settings')
            .set(row)
            .where('team_id', '=', settings.team)
            .where('channel_id', '=', settings.channel)
            .where('version', '=', expectedVersion)
            .returning('version')
            .executeTakeFirst();
    return saved !== undefined;
  },

  async switchedOn(team) {
    const rows = await handle()
      .selectFrom('digest_settings')
      .selectAll()
      .where('team_id', '=', team)
      .where('is_on', '=', flag(true))
      .orderBy('channel_id')
      .execute();
    return rows.map(settingsOf);
  },

  async begin(record) {
    const added = await handle()
      .insertInto('digest')
      .values(rowOf(record))
      .onConflict((conflict) => conflict.doNothing())
      .returning('day')
      .executeTakeFirst();
    return added !== undefined;
  },

  async find(team, channel, day, region) {
    const row = await handle()
      .selectFrom('digest')
      .selectAll()
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .where('day', '=', day)
      .where('region', '=', region ?? '')
      .executeTakeFirst();
    return row && recordOf(row);
  },

  async settle(record) {
    await handle()
      .updateTable('digest')
      .set(rowOf(record))
      .where('team_id', '=', record.team)
      .where('channel_id', '=', record.channel)
      .where('day', '=', record.day)
      .where('region', '=', record.region)
      .execute();
  },

  async parts(team, channel, since) {
    const rows = await handle()
      .selectFrom('digest')
      .selectAll()
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .where('region', '!=', '')
      .where('told_to', '>=', since)
      .orderBy('told_to')
      .orderBy('region')
      .execute();
    return rows.map(recordOf);
  },

  async lastTold(team, channel) {
    const row = await handle()
      .selectFrom('digest')
      .selectAll()
      .where('team_id', '=', team)
      .where('channel_id', '=', channel)
      .where('region', '=', '')
      .where('state', 'in', ['posted', 'empty'])
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && recordOf(row);
  },

  async changedBy(team, user) {
    const rows = await handle()
      .selectFrom('digest_settings')
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
        .updateTable('digest_settings')
        .set({ updated_by: null })
        .where('team_id', '=', team)
        .where('updated_by', '=', user)
        .executeTakeFirst(),
    );
  },

  async purge(before) {
    return countOf(await handle().deleteFrom('digest').where('told_to', '<', before).executeTakeFirst());
  },
});

const rowOfSettings = (settings: DigestSettings): DigestSettingsTable => ({
  team_id: settings.team,
  channel_id: settings.channel,
  is_on: flag(settings.on),
  cadence: settings.schedule.cadence,
  time: settings.schedule.time,
  days: textList(settings.schedule.days),
  zone: settings.schedule.zone,
  without: textList(settings.without),
  regions: textList(settings.regions.map((zones) => zones.join())),
  version: settings.version,
  updated_by: orNull(settings.updatedBy),
  updated_at: settings.updatedAt,
});

const settingsOf = (row: Selectable<DigestSettingsTable>): DigestSettings => ({
  team: row.team_id,
  channel: row.channel_id,
  on: isSet(row.is_on),
  schedule: {
    ...{ cadence: row.cadence, time: row.time, zone: row.zone },
    days: listOf(row.days) as readonly Weekday[],
  },
  without: listOf(row.without) as readonly PartId[],
  regions: listOf(row.regions).map((zones) => zones.split(',') as Zone[]),
  version: row.version,
  updatedAt: row.updated_at,
  ...withoutNulls({ updatedBy: row.updated_by }),
});

const rowOf = (record: DigestRecord): DigestTable => ({
  team_id: record.team,
  channel_id: record.channel,
  day: record.day,
  region: record.region,
  zones: textList(record.zones),
  cadence: record.cadence,
  told_from: record.from,
  told_to: record.to,
  state: record.state,
  pages: record.pages,
});

const recordOf = (row: Selectable<DigestTable>): DigestRecord => ({
  team: row.team_id,
  channel: row.channel_id,
  day: row.day,
  region: row.region,
  zones: listOf(row.zones) as readonly Zone[],
  cadence: row.cadence,
  from: row.told_from,
  to: row.told_to,
  state: row.state,
  pages: row.pages,
});

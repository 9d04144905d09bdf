/** What is unasked and waits, or waited, for its moment: ids, times and reasons. */
import type { Selectable } from 'kysely';
import type { LesserItem, LesserRepository } from '../outbox/unasked.js';
import type { Ambient } from './ambient.js';
import { countOf, withoutNulls } from './rows.js';
import type { LesserItemTable } from './schema.js';

export const lesserStore = ({ handle }: Ambient): LesserRepository => ({
  async add({ team, user, key, source, about }, now) {
    const added = await handle()
      .insertInto('lesser_item')
      .values({
        ...{ team_id: team, user_id: user, key, source, about, state: 'waiting', offered_at: now },
        ...{ reason: null, until_at: null, message: null, taken_at: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    return added !== undefined;
  },

  async openFor(team, user) {
    const rows = await handle()
      .selectFrom('lesser_item')
      .selectAll()
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .where('state', 'in', ['waiting', 'taken'])
      .orderBy('offered_at')
      .orderBy('key')
      .execute();
    return rows.map(itemOf);
  },

  async take(team, keys, message, now) {
    return countOf(
      await handle()
        .updateTable('lesser_item')
        .set({ state: 'taken', message, taken_at: now })
        .where('team_id', '=', team)
        .where('key', 'in', keys)
        .where('state', '=', 'waiting')
        .executeTakeFirst(),
    );
  },

  async postpone(team, key, reason, until) {
    await handle()
      .updateTable('lesser_item')
      .set({ reason, until_at: until })
      .where('team_id', '=', team)
      .where('key', '=', key)
      .where('state', '=', 'waiting')
      .execute();
  },

  async settle(team, keys, state, reason) {
    await handle()
      .updateTable('lesser_item')
      .set({ state, ...(reason !== undefined && { reason }) })
      .where('team_id', '=', team)
      .where('key', 'in', keys)
      .where('state', 'in', ['waiting', 'taken'])
      .execute();
  },

  async messagesSince(team, user, since) {
    const { count } = await handle()
      .selectFrom('lesser_item')
      .select((row) => row.fn.count<number>('message').distinct().as('count'))
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .where('taken_at', '>=', since)
      .where('state', 'in', ['taken', 'told'])
      .executeTakeFirstOrThrow();
    return count;
  },

  async recent(team, user, limit) {
    const rows = await handle()
      .selectFrom('lesser_item')
      .selectAll()
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .where('reason', 'is not', null)
      .orderBy('offered_at', 'desc')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(itemOf);
  },

  async allOf(team, user) {
    const rows = await handle()
      .selectFrom('lesser_item')
      .selectAll()
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .orderBy('offered_at')
      .orderBy('key')
      .execute();
    return rows.map(itemOf);
  },

  async deletePerson(team, user) {
    const theirs = await handle()
      .deleteFrom('lesser_item')
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .executeTakeFirst();
    await handle()
      .deleteFrom('lesser_item')
      .where('team_id', '=', team)
      .where((where) => where.or([where('key', 'like', `%:${user}:%`), where('key', 'like', `%:${user}`)]))
      .execute();
    return countOf(theirs);
  },

  async purge(before) {
    return countOf(
      await handle()
        .deleteFrom('lesser_item')
        .where('offered_at', '<', before)
        .where('state', 'in', ['told', 'dropped'])
        .executeTakeFirst(),
    );
  },
});

const itemOf = (row: Selectable<LesserItemTable>): LesserItem => ({
  team: row.team_id,
  user: row.user_id,
  key: row.key,
  source: row.source,
  about: row.about,
  state: row.state,
  offeredAt: row.offered_at,
  ...withoutNulls({
    reason: row.reason,
    until: row.until_at,
    message: row.message,
    takenAt: row.taken_at,
  }),
});

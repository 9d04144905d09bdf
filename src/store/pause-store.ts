/** Threads that were put off. One waits in a place at a time: the unique index `pause_waiting` sees to it. */
import type { Selectable } from 'kysely';
import type { Pause, PauseRepository } from '../calls/pausing/pause.js';
import { userId } from '../core/ids.js';
import type { Ambient } from './ambient.js';
import type { PauseTable } from './call-tables.js';
import { countOf, flag, isSet, listOf, orNull, textList, withoutNulls } from './rows.js';

export const pauseStore = ({ handle, transaction }: Ambient): PauseRepository => ({
  async add(pause) {
    const added = await handle()
      .insertInto('pause')
      .values(rowOf(pause))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  },

  async find(team, id) {
    const row = await handle()
      .selectFrom('pause')
      .selectAll()
      .where('team_id', '=', team)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && pauseOf(row);
  },

  async save(pause) {
    const row = await handle()
      .updateTable('pause')
      .set(rowOf({ ...pause, version: pause.version + 1 }))
      .where('team_id', '=', pause.team)
      .where('id', '=', pause.id)
      .where('version', '=', pause.version)
      .returningAll()
      .executeTakeFirst();
    return row && pauseOf(row);
  },

  async allOf(team, user) {
    const rows = await handle()
      .selectFrom('pause')
      .selectAll()
      .where('team_id', '=', team)
      .where('asker', '=', user)
      .orderBy('created_at')
      .execute();
    return rows.map(pauseOf);
  },

  deletePerson: (team, user) =>
    transaction(async () => {
      const theirs = await handle()
        .deleteFrom('pause')
        .where('team_id', '=', team)
        .where('asker', '=', user)
        .executeTakeFirst();
      const others = await handle()
        .selectFrom('pause')
        .selectAll()
        .where('team_id', '=', team)
        .where((where) =>
          // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
          where.or([where('people', 'like', `%"${user}"%`), where('settled_by', '=', user)]),
        )
        .execute();
      for (const { id, people, settled_by } of others) {
        await handle()
          .updateTable('pause')
          .set((row) => ({
            people: textList(listOf(people).filter((each) => each !== user)),
            settled_by: settled_by === user ? null : settled_by,
            version: row('version', '+', 1),
          }))
          .where('team_id', '=', team)
          .where('id', '=', id)
          .execute();
      }
      return countOf(theirs) + others.length;
    }),

  async purge(before) {
    return countOf(
      await handle()
        .deleteFrom('pause')
        .where('created_at', '<', before)
        .where('state', '!=', 'waiting')
        .executeTakeFirst(),
    );
  },
});

const rowOf = (pause: Pause): PauseTable => ({
  team_id: pause.team,
  id: pause.id,
  asker: pause.asker,
  channel_id: pause.channel,
  thread_ts: pause.threadTs ?? '',
  people: textList(pause.people),
  state: pause.state,
  back_at: orNull(pause.backAt),
  in_all_hours: flag(pause.inAllHours),
  settled_by: orNull(pause.settledBy),
  created_at: pause.createdAt,
  version: pause.version,
});

const pauseOf = (row: Selectable<PauseTable>): Pause => ({
  team: row.team_id,
  id: row.id,
  asker: row.asker,
  channel: row.channel_id,
  people: listOf(row.people).map(userId),
  state: row.state,
  inAllHours: isSet(row.in_all_hours),
  createdAt: row.created_at,
  version: row.version,
  ...withoutNulls({
    threadTs: row.thread_ts === '' ? null : row.thread_ts,
    backAt: row.back_at,
    settledBy: row.settled_by,
  }),
});

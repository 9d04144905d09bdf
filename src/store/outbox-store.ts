/** What went out, by key: ids, states and hashes. */
import { type Selectable, sql } from 'kysely';
import type { DecisionId, TeamId } from '../core/ids.js';
import type { OutboxRecord, OutboxRepository } from '../outbox/outbox.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import { countOf, orNull, touched, withoutNulls } from './rows.js';
import type { OutboxTable } from './schema.js';

/**
 * `decision:D0123456789ABCDEF:outcome:1`: the log has no end, and a decision may be shown anew after years. What of it stands in its
 * channel is remembered as long as itself, or it would be posted once more.
 */
const DECISION_IN_KEY = sql<DecisionId>`substr(outbox.key, ${sql.lit('decision:'.length + 1)}, 17)`;

export const outboxStore = ({ handle }: Ambient): OutboxRepository => {
  const findRow = compiled((db, { team, key }: { team: TeamId; key: string }) =>
    db.selectFrom('outbox').selectAll().where('team_id', '=', team).where('key', '=', key).limit(1),
  );
  const insertRow = compiled((db, row: OutboxTable) =>
    db
      .insertInto('outbox')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  );
  const settleRow = compiled((db, row: OutboxTable) =>
    db
      .updateTable('outbox')
      .set(changing(row))
      .where('team_id', '=', row.team_id)
      .where('key', '=', row.key)
      // A caller whose lease ran out does not overwrite the result of the one that took over.
      .where('state', '=', 'intended'),
  );

  return {
    async find(team, key) {
      const [row] = (await findRow(handle(), { team, key })).rows;
      return row && recordOf(row);
    },

    async intend(record, expected) {
      const row = rowOf(record);
      if (!expected) return touched(await insertRow(handle(), row)) > 0;
      const changed = await handle()
        .updateTable('outbox')
        .set(changing(row))
        .where('team_id', '=', record.team)
        .where('key', '=', record.key)
        .where('state', '=', expected.state)
        .where('content_hash', '=', expected.contentHash)
        .where('attempts', '=', expected.attempts)
        .returning('key')
        .executeTakeFirst();
      return changed !== undefined;
    },

    async settle(record) {
      await settleRow(handle(), rowOf(record));
    },

    async countUnasked(team, user, since) {
      const { count } = await handle()
        .selectFrom('outbox')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .where('intended_at', '>=', since)
        .where('unasked_kind', 'is not', null)
        // On its way or uncertain counts too: better one message fewer than one too many.
        .where('state', 'in', ['intended', 'sent', 'unknown'])
        .executeTakeFirstOrThrow();
      return count;
    },

    async allOf(team, user, since = 0) {
      const rows = await handle()
        .selectFrom('outbox')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .where('intended_at', '>=', since)
        .orderBy('intended_at')
        .execute();
      return rows.map(recordOf);
    },

    async deletePerson(team, user) {
      const toThem = await handle()
        .deleteFrom('outbox')
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .executeTakeFirst();
      // A reply under their name in a channel, or word of them to somebody else: the key names them between colons.
      await handle()
        .deleteFrom('outbox')
        .where('team_id', '=', team)
        .where((where) => where.or([where('key', 'like', `%:${user}:%`), where('key', 'like', `%:${user}`)]))
        .execute();
      return countOf(toThem);
    },

    async purge(before, channelBefore = before) {
      return countOf(
        await handle()
          .deleteFrom('outbox')
          .where((where) =>
            where.or([
              where.and([where('kind', '!=', 'channel'), where('updated_at', '<', before)]),
              where.and([
                where('kind', '=', 'channel'),
                where('updated_at', '<', channelBefore),
                where.not(
                  where.exists(
                    where
                      .selectFrom('decision')
                      .select('decision.id')
                      .whereRef('decision.team_id', '=', 'outbox.team_id')
                      .where('decision.id', '=', DECISION_IN_KEY),
                  ),
                ),
              ]),
            ]),
          )
          .executeTakeFirst(),
      );
    },
  };
};

/** Whose it is, and since when, stays: a column that is not written costs its indexes nothing. */
function changing({ team_id: _team, key: _key, user_id: _user, intended_at: _since, ...row }: OutboxTable) {
  return row;
}

const rowOf = (record: OutboxRecord): OutboxTable => ({
  team_id: record.team,
  key: record.key,
  state: record.state,
  content_hash: record.contentHash,
  kind: record.kind,
  channel_id: orNull(record.channel),
  user_id: orNull(record.user),
  thread_ts: orNull(record.threadTs),
  ts: orNull(record.ts),
  code: orNull(record.code),
  why: orNull(record.why),
  unasked_kind: orNull(record.unasked),
  attempts: record.attempts,
  intended_at: record.intendedAt,
  updated_at: record.updatedAt,
  leased_until: orNull(record.leasedUntil),
});

const recordOf = (row: Selectable<OutboxTable>): OutboxRecord => ({
  team: row.team_id,
  key: row.key,
  state: row.state,
  contentHash: row.content_hash,
  kind: row.kind,
  attempts: row.attempts,
  intendedAt: row.intended_at,
  updatedAt: row.updated_at,
  ...withoutNulls({
    channel: row.channel_id,
    user: row.user_id,
    threadTs: row.thread_ts,
    ts: row.ts,
    code: row.code,
    why: row.why,
    unasked: row.unasked_kind,
    leasedUntil: row.leased_until,
  }),
});

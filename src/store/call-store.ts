/** Calls. What people typed is sealed; what is asked of the table is ids and instants. */
import type { Selectable } from 'kysely';
import type { Call, CallRepository } from '../calls/call.js';
import { type UserId, userId } from '../core/ids.js';
import type { Ambient } from './ambient.js';
import type { CallTable } from './call-tables.js';
import type { Encryption } from './encryption.js';
import { countOf, listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';

type Named = Pick<Call, 'team' | 'id'>;

export const callStore = ({ handle, transaction }: Ambient, encryption: Encryption): CallRepository => {
  const { rowOf, callOf } = rowsWith(encryption);
  return {
    async add(call) {
      const added = await handle()
        .insertInto('call')
        .values(rowOf(call))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(team, id) {
      const row = await handle()
        .selectFrom('call')
        .selectAll()
        .where('team_id', '=', team)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && callOf(row);
    },

    async save(call) {
      const row = await handle()
        .updateTable('call')
        .set(rowOf({ ...call, version: call.version + 1 }))
        .where('team_id', '=', call.team)
        .where('id', '=', call.id)
        .where('version', '=', call.version)
        .returningAll()
        .executeTakeFirst();
      return row && callOf(row);
    },

    async ofChannel(team, channel, { from, to }) {
      const rows = await handle()
        .selectFrom('call')
        .selectAll()
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .where((where) =>
          where.or(
            (['created_at', 'starts_at', 'outcome_at'] as const).map((column) =>
              where.and([where(column, '>=', from), where(column, '<', to)]),
            ),
          ),
        )
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(callOf);
    },

    async allOf(team, user) {
      const rows = await handle()
        .selectFrom('call')
        .selectAll()
        .where('team_id', '=', team)
        .where('asker', '=', user)
        .orderBy('created_at')
        .execute();
      return rows.map(callOf);
    },

    deletePerson: (team, user) =>
      transaction(async () => {
        const theirs = await handle()
          .deleteFrom('call')
          .where('team_id', '=', team)
          .where('asker', '=', user)
          .executeTakeFirst();
        // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
        const needing = await handle()
          .selectFrom('call')
          .select(['id', 'needed'])
          .where('team_id', '=', team)
          .where('needed', 'like', `%"${user}"%`)
          .execute();
        for (const { id, needed } of needing) {
          await handle()
            .updateTable('call')
            .set((row) => ({ needed: without(needed, user), version: row('version', '+', 1) }))
            .where('team_id', '=', team)
            .where('id', '=', id)
            .execute();
        }
        return countOf(theirs) + needing.length;
      }),

    async purge(before) {
      return countOf(
        await handle()
          .deleteFrom('call')
          .where('created_at', '<', before)
          .where((where) => where.or([where('starts_at', 'is', null), where('starts_at', '<', before)]))
          .executeTakeFirst(),
      );
    },
  };
};

const without = (list: string, user: UserId): string =>
  textList(listOf(list).filter((each) => each !== user));

/** Rows and calls, with the sealing between them. */
function rowsWith(encryption: Encryption) {
  const seal = (named: Named, column: string, text: string) =>
    encryption.seal([named.team, `call.${column}`, named.id], text);
  const open = (named: Named, column: string, text: string) =>
    encryption.open([named.team, `call.${column}`, named.id], text);

  const rowOf = (call: Call): CallTable => ({
    team_id: call.team,
    id: call.id,
    asker: call.asker,
    channel_id: call.channel,
    thread_ts: orNull(call.threadTs),
    topic: seal(call, 'topic', call.topic),
    read_ahead: unlessNull(call.readAhead, (text) => seal(call, 'read_ahead', text)),
    needed: textList(call.needed),
    minutes: call.minutes,
    state: call.state,
    starts_at: orNull(call.startsAt),
    sequence: call.sequence,
    changed_at: call.changedAt,
    posted_ts: orNull(call.postedTs),
    asked_at: orNull(call.askedAt),
    outcome: unlessNull(call.outcome, (text) => seal(call, 'outcome', text)),
    outcome_at: orNull(call.outcomeAt),
    created_at: call.createdAt,
    version: call.version,
  });

  const callOf = (row: Selectable<CallTable>): Call => {
    const named: Named = { team: row.team_id, id: row.id };
    return {
      ...named,
      asker: row.asker,
      channel: row.channel_id,
      topic: open(named, 'topic', row.topic),
      needed: listOf(row.needed).map(userId),
      minutes: row.minutes,
      state: row.state,
      sequence: row.sequence,
      changedAt: row.changed_at,
      createdAt: row.created_at,
      version: row.version,
      ...withoutNulls({
        threadTs: row.thread_ts,
        readAhead: unlessNull(row.read_ahead, (text) => open(named, 'read_ahead', text)),
        startsAt: row.starts_at,
        postedTs: row.posted_ts,
        askedAt: row.asked_at,
        outcome: unlessNull(row.outcome, (text) => open(named, 'outcome', text)),
        outcomeAt: row.outcome_at,
      }),
    };
  };

  return { rowOf, callOf };
}

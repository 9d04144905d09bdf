/** Who is asked when, and what is due next. Replicas share what is due: none takes what another is taking. */
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../core/clock.js';
import type { StandupId, TeamId, UserId } from '../core/ids.js';
import { inParts } from '../core/in-parts.js';
import type { Occurrence, OccurrenceKey } from '../standups/occurrence.js';
import type { OccurrenceRepository } from '../standups/standup-repository.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import type { Engine } from './engine.js';
import { countOf, flag, isSet, orNull, touched, withoutNulls } from './rows.js';
import type { OccurrenceTable } from './standup-tables.js';
import { takeDue } from './take-due.js';

/** 16 columns each, and SQLite binds 32,766 values a statement. */
const ROWS_AT_ONCE = 500;
const PENDING = flag(true);

export const occurrenceStore = (ambient: Ambient, kind: Engine['kind']): OccurrenceRepository => {
  const { handle } = ambient;
  const findRow = compiled((db, { team, standup, workDay, user }: OccurrenceKey) =>
    db
      .selectFrom('occurrence')
      .selectAll()
      .where('team_id', '=', team)
      .where('standup_id', '=', standup)
      .where('work_day', '=', workDay)
      .where('user_id', '=', user)
      .limit(1),
  );
  const changeRow = compiled(
    (db, { expected, ...row }: OccurrenceTable & { expected: Occurrence['state'] }) =>
      db
        .updateTable('occurrence')
        .set(changing(row))
        .where('team_id', '=', row.team_id)
        .where('standup_id', '=', row.standup_id)
        .where('work_day', '=', row.work_day)
        .where('user_id', '=', row.user_id)
        .where('state', '=', expected),
  );
  const rowsOfMember = compiled(
    (
      db,
      { team, standup, user, since }: { team: TeamId; standup: StandupId; user: UserId; since: Instant },
    ) =>
      db
        .selectFrom('occurrence')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .where('prompt_at', '>=', since)
        .where('standup_id', '=', standup)
        .orderBy('prompt_at'),
  );

  return {
    async add(occurrences) {
      let count = 0;
      for (const part of inParts(occurrences, ROWS_AT_ONCE)) {
        const added = await handle()
          .insertInto('occurrence')
          .values(part.map(rowOf))
          .onConflict((conflict) => conflict.doNothing())
          .returning('user_id')
          .execute();
        count += added.length;
      }
      return count;
    },

    async find({ team, standup, workDay, user }) {
      const [row] = (await findRow(handle(), { team, standup, workDay, user })).rows;
      return row && occurrenceOf(row);
    },

    async change(next, expected) {
      return touched(await changeRow(handle(), { ...rowOf(next), expected })) > 0;
    },

    async takeDue(now, limit) {
      const rows = await takeDue(ambient, kind, now, limit);
      return rows.map((row) => occurrenceOf({ ...row, due_pending: PENDING }));
    },

    async nextDue() {
      const row = await handle()
        .selectFrom('occurrence')
        .select('due_at')
        .where('due_pending', '=', PENDING)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? undefined;
    },

    async removeWaiting(team, standup, user) {
      const all = handle()
        .deleteFrom('occurrence')
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        // Said in the statement itself: SQLite uses an index of some rows only where it reads that they are these.
        .where('state', '=', sql.lit('waiting' as const));
      return countOf(await (user === undefined ? all : all.where('user_id', '=', user)).executeTakeFirst());
    },

    async ofDay(team, standup, workDay) {
      const rows = await handle()
        .selectFrom('occurrence')
        .selectAll()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('work_day', '=', workDay)
        .orderBy('user_id')
        .execute();
      return rows.map(occurrenceOf);
    },

    async openFor(team, user, at) {
      const rows = await handle()
        .selectFrom('occurrence')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .where('opens_at', '<=', at)
        .where('closes_at', '>', at)
        .where('state', '!=', 'closed')
        .orderBy('prompt_at')
        .execute();
      return rows.map(occurrenceOf);
    },

    async latest(team, standup, user) {
      const row = await handle()
        .selectFrom('occurrence')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .where('standup_id', '=', standup)
        .orderBy('prompt_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && occurrenceOf(row);
    },

    async ofMember(team, standup, user, since) {
      const { rows } = await rowsOfMember(handle(), { team, standup, user, since });
      return rows.map(occurrenceOf);
    },

    async recent(team, user, limit) {
      const rows = await handle()
        .selectFrom('occurrence')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('prompt_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(occurrenceOf);
    },

    async deletePerson(team, user) {
      return countOf(
        await handle()
          .deleteFrom('occurrence')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst(),
      );
    },

    async purge(before) {
      return countOf(
        await handle()
          .deleteFrom('occurrence')
          .where('closes_at', '<', before)
          // What is still to be settled, after a long outage, is settled first.
          .where('due_pending', '!=', PENDING)
          .executeTakeFirst(),
      );
    },
  };
};

/** Its times stay as they were planned: a column that is not written costs its indexes nothing. */
function changing({
  team_id: _team,
  standup_id: _standup,
  work_day: _day,
  user_id: _user,
  ...row
}: OccurrenceTable) {
  const { opens_at: _opens, prompt_at: _prompt, remind_at: _remind, closes_at: _closes, ...rest } = row;
  return rest;
}

const rowOf = (occurrence: Occurrence): OccurrenceTable => ({
  team_id: occurrence.team,
  standup_id: occurrence.standup,
  work_day: occurrence.workDay,
  user_id: occurrence.user,
  state: occurrence.state,
  reason: orNull(occurrence.reason),
  opens_at: occurrence.opensAt,
  prompt_at: occurrence.promptAt,
  remind_at: occurrence.remindAt,
  closes_at: occurrence.closesAt,
  due_kind: orNull(occurrence.due?.kind),
  due_at: orNull(occurrence.due?.at),
  due_pending: flag(occurrence.due !== undefined),
  prompted_at: orNull(occurrence.promptedAt),
  reminded_at: orNull(occurrence.remindedAt),
  answered_at: orNull(occurrence.answeredAt),
});

const occurrenceOf = (row: Selectable<OccurrenceTable>): Occurrence => ({
  team: row.team_id,
  standup: row.standup_id,
  workDay: row.work_day,
  user: row.user_id,
  state: row.state,
  opensAt: row.opens_at,
  promptAt: row.prompt_at,
  remindAt: row.remind_at,
  closesAt: row.closes_at,
  ...(isSet(row.due_pending) &&
    row.due_kind !== null &&
    row.due_at !== null && { due: { kind: row.due_kind, at: row.due_at } }),
  ...withoutNulls({
    reason: row.reason,
    promptedAt: row.prompted_at,
    remindedAt: row.reminded_at,
    answeredAt: row.answered_at,
  }),
});

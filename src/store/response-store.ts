/** Answers of standups. What was answered, and what was asked, is sealed. */
import type { Selectable } from 'kysely';
import { calendarDate } from '../core/calendar-date.js';
import type { OccurrenceKey } from '../standups/occurrence.js';
import type { StandupResponse } from '../standups/standup-record.js';
import type { ResponseRepository } from '../standups/standup-repository.js';
import type { Ambient } from './ambient.js';
import type { Encryption, Place } from './encryption.js';
import { questionsOf } from './questions.js';
import { countOf, flag, isSet, listOf, orNull, textList, withoutNulls } from './rows.js';
import type { ResponseTable } from './standup-tables.js';

type Named = Omit<OccurrenceKey, 'workDay'> & { readonly workDay: string };

export const responseStore = (
  { handle, transaction }: Ambient,
  encryption: Encryption,
): ResponseRepository => {
  const { rowOf, responseOf } = rowsWith(encryption);

  const find = async ({ team, standup, workDay, user }: Named) => {
    const row = await handle()
      .selectFrom('response')
      .selectAll()
      .where('team_id', '=', team)
      .where('standup_id', '=', standup)
      .where('work_day', '=', workDay)
      .where('user_id', '=', user)
      .executeTakeFirst();
    return row && responseOf(row);
  };

  const ofMembers: ResponseRepository['ofMembers'] = async (team, standup, users, { first, last }) => {
    if (users.length === 0) return [];
    const rows = await handle()
      .selectFrom('response')
      .selectAll()
      .where('team_id', '=', team)
      .where('standup_id', '=', standup)
      .where('work_day', '>=', first)
      .where('work_day', '<=', last)
      .where('user_id', 'in', users)
      .orderBy('work_day', 'desc')
      .orderBy('submitted_at')
      .execute();
    return rows.map(responseOf);
  };

  async function replace(response: StandupResponse): Promise<'changed' | 'same'> {
    const before = await find(response);
    if (textList(before?.answers ?? []) === textList(response.answers)) return 'same';
    const { answers, asked } = rowOf(response);
    await handle()
      .updateTable('response')
      // When it was first submitted, and whether that was late, stay as they were. As it is now it is shown nowhere yet.
      .set({ answers, asked, edited_at: orNull(response.editedAt), posted_ts: null })
      .where('team_id', '=', response.team)
      .where('standup_id', '=', response.standup)
      .where('work_day', '=', response.workDay)
      .where('user_id', '=', response.user)
      .execute();
    return 'changed';
  }

  return {
    find,

    save: (response) =>
      transaction(async () => {
        const added = await handle()
          .insertInto('response')
          .values(rowOf(response))
          .onConflict((conflict) => conflict.doNothing())
          .returning('user_id')
          .executeTakeFirst();
        return added ? 'added' : replace(response);
      }),

    async ofDay(team, standup, workDay) {
      const rows = await handle()
        .selectFrom('response')
        .selectAll()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('work_day', '=', workDay)
        .orderBy('submitted_at')
        .orderBy('user_id')
        .execute();
      return rows.map(responseOf);
    },

    async before({ team, standup, workDay, user }) {
      const row = await handle()
        .selectFrom('response')
        .selectAll()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('user_id', '=', user)
        .where('work_day', '<', workDay)
        .orderBy('work_day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && responseOf(row);
    },

    async setPosted({ team, standup, workDay, user, editedAt }, ts) {
      await handle()
        .updateTable('response')
        .set({ posted_ts: ts })
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('work_day', '=', workDay)
        .where('user_id', '=', user)
        .where('edited_at', editedAt === undefined ? 'is' : '=', orNull(editedAt))
        .execute();
    },

    async newest(team, standup, { first, last }) {
      // From the primary key alone. Joined to their rows in one statement, an engine without statistics reads them over and over.
      const keys = await handle()
        .selectFrom('response')
        .select(['user_id', ({ fn }) => fn.max('work_day').as('day')])
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('work_day', '>=', first)
        .where('work_day', '<=', last)
        .groupBy('user_id')
        .execute();
      const days = [...new Set(keys.map(({ day }) => day))].map(calendarDate);
      const found = await Promise.all(
        days.map((on) => {
          const users = keys.filter(({ day }) => day === on).map(({ user_id }) => user_id);
          return ofMembers(team, standup, users, { first: on, last: on });
        }),
      );
      return found.flat();
    },

    ofMembers,

    async history(team, standup, limitDays) {
      const days = handle()
        .selectFrom('response')
        .select('work_day')
        .distinct()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .orderBy('work_day', 'desc')
        .limit(limitDays);
      const rows = await handle()
        .selectFrom('response')
        .selectAll()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('work_day', 'in', days)
        .orderBy('work_day', 'desc')
        .orderBy('submitted_at')
        .execute();
      return rows.map(responseOf);
    },

    async allOf(team, user) {
      const rows = await handle()
        .selectFrom('response')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('work_day', 'desc')
        .execute();
      return rows.map(responseOf);
    },

    async deletePerson(team, user) {
      return countOf(
        await handle()
          .deleteFrom('response')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst(),
      );
    },
  };
};

function rowsWith(encryption: Encryption) {
  const placeOf = ({ team, standup, workDay, user }: Named, column: string): Place => [
    ...([team, `response.${column}`] as const),
    ...[standup, workDay, user],
  ];
  return {
    rowOf: (response: StandupResponse): ResponseTable => ({
      team_id: response.team,
      standup_id: response.standup,
      work_day: response.workDay,
      user_id: response.user,
      answers: encryption.seal(placeOf(response, 'answers'), textList(response.answers)),
      asked: encryption.seal(placeOf(response, 'asked'), JSON.stringify(response.asked)),
      submitted_at: response.submittedAt,
      late: flag(response.late),
      edited_at: orNull(response.editedAt),
      posted_ts: orNull(response.postedTs),
    }),
    responseOf(row: Selectable<ResponseTable>): StandupResponse {
      const named = {
        team: row.team_id,
        standup: row.standup_id,
        workDay: row.work_day,
        user: row.user_id,
      };
      return {
        ...named,
        answers: listOf(encryption.open(placeOf(named, 'answers'), row.answers)),
        asked: questionsOf(encryption.open(placeOf(named, 'asked'), row.asked)),
        submittedAt: row.submitted_at,
        late: isSet(row.late),
        ...withoutNulls({ editedAt: row.edited_at, postedTs: row.posted_ts }),
      };
    },
  };
}

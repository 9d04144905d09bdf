/** What members of standups were last planned by. */
import type { StandupId, TeamId, UserId } from '../core/ids.js';
import type { PlannedTerms, TermsRepository } from '../standups/scheduling/terms.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import { countOf } from './rows.js';
import { columnsOfSchedule, scheduleOf } from './schedule-columns.js';
import type { StandupTermsTable } from './standup-tables.js';

export const termsStore = ({ handle }: Ambient): TermsRepository => {
  const findRow = compiled(
    (db, { team, standup, user }: { team: TeamId; standup: StandupId; user: UserId }) =>
      db
        .selectFrom('standup_terms')
        .selectAll()
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where('user_id', '=', user)
        .limit(1),
  );
  const setRow = compiled((db, row: StandupTermsTable) => {
    const { team_id: _team, standup_id: _standup, user_id: _user, ...rest } = row;
    return db
      .insertInto('standup_terms')
      .values(row)
      .onConflict((conflict) => conflict.columns(['team_id', 'standup_id', 'user_id']).doUpdateSet(rest));
  });

  return {
    async find(team, standup, user) {
      const [row] = (await findRow(handle(), { team, standup, user })).rows;
      return row && { schedule: scheduleOf(row), zone: row.member_zone, settledUntil: row.settled_until };
    },

    async set(team, standup, user, terms) {
      await setRow(handle(), { team_id: team, standup_id: standup, user_id: user, ...columnsOf(terms) });
    },

    async users(team, standup) {
      const rows = await handle()
        .selectFrom('standup_terms')
        .select('user_id')
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .execute();
      return rows.map((row) => row.user_id);
    },

    async usersWithoutNext(team, standup, now) {
      const rows = await handle()
        .selectFrom('standup_terms as terms')
        .select('user_id')
        .where('team_id', '=', team)
        .where('standup_id', '=', standup)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('occurrence as turn')
                .select('turn.user_id')
                .whereRef('turn.team_id', '=', 'terms.team_id')
                .whereRef('turn.standup_id', '=', 'terms.standup_id')
                .whereRef('turn.user_id', '=', 'terms.user_id')
                .where('turn.state', '=', 'waiting')
                .where('turn.prompt_at', '>', now),
            ),
          ),
        )
        .execute();
      return rows.map((row) => row.user_id);
    },

    async forget(team, standup, user) {
      const all = handle()
        .deleteFrom('standup_terms')
        .where('team_id', '=', team)
        .where('standup_id', '=', standup);
      await (user === undefined ? all : all.where('user_id', '=', user)).execute();
    },

    async deletePerson(team, user) {
      return countOf(
        await handle()
          .deleteFrom('standup_terms')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst(),
      );
    },
  };
};

const columnsOf = ({
  schedule,
  zone,
  settledUntil,
}: PlannedTerms): Omit<StandupTermsTable, 'team_id' | 'standup_id' | 'user_id'> => ({
  ...columnsOfSchedule(schedule),
  member_zone: zone,
  settled_until: settledUntil,
});

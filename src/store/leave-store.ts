/** Leave, as people told it. */
import type { TeamId, UserId } from '../core/ids.js';
import type { Leave } from '../core/working-hours.js';
import type { LeaveRepository } from '../standups/standup-repository.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import { countOf } from './rows.js';

/** Far below what a statement may bind on either engine. */
const USERS_AT_ONCE = 500;

export const leaveStore = ({ handle }: Ambient): LeaveRepository => {
  const ofMany: LeaveRepository['ofMany'] = async (team, users) => {
    const leave = new Map<UserId, Leave[]>();
    for (let from = 0; from < users.length; from += USERS_AT_ONCE) {
      const rows = await handle()
        .selectFrom('leave')
        .select(['user_id', 'first_day', 'last_day'])
        .where('team_id', '=', team)
        .where('user_id', 'in', users.slice(from, from + USERS_AT_ONCE))
        .orderBy('first_day')
        .orderBy('last_day')
        .execute();
      for (const { user_id, first_day, last_day } of rows) {
        const theirs = leave.get(user_id) ?? [];
        theirs.push({ from: first_day, to: last_day });
        leave.set(user_id, theirs);
      }
    }
    return leave;
  };

  const rowsOf = compiled((db, { team, user }: { team: TeamId; user: UserId }) =>
    db
      .selectFrom('leave')
      .select(['first_day', 'last_day'])
      .where('team_id', '=', team)
      .where('user_id', '=', user)
      .orderBy('first_day')
      .orderBy('last_day'),
  );

  return {
    ofMany,
    async of(team, user) {
      const { rows } = await rowsOf(handle(), { team, user });
      return rows.map(({ first_day, last_day }) => ({ from: first_day, to: last_day }));
    },

    async add(team, user, { from, to }, now) {
      await handle()
        .insertInto('leave')
        .values({ team_id: team, user_id: user, first_day: from, last_day: to, added_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async clear(team, user, today) {
      return countOf(
        await handle()
          .deleteFrom('leave')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .where('last_day', '>=', today)
          .executeTakeFirst(),
      );
    },

    async purge(endedBefore) {
      return countOf(
        await handle().deleteFrom('leave').where('last_day', '<', endedBefore).executeTakeFirst(),
      );
    },

    async deletePerson(team, user) {
      return countOf(
        await handle()
          .deleteFrom('leave')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst(),
      );
    },
  };
};

/** Whom standups ask: one row for each member, in the order of the list. */

import type { StandupId, TeamId, UserId } from '../core/ids.js';
import { inParts } from '../core/in-parts.js';
import type { Ambient } from './ambient.js';
import { countOf } from './rows.js';

const ROWS_AT_ONCE = 1_000;

export const membersIn = ({ handle }: Pick<Ambient, 'handle'>) => ({
  async of(team: TeamId, standup: StandupId): Promise<readonly UserId[]> {
    const rows = await handle()
      .selectFrom('standup_member')
      .select('user_id')
      .where('team_id', '=', team)
      .where('standup_id', '=', standup)
      .orderBy('place')
      .execute();
    return rows.map((row) => row.user_id);
  },

  /** Replaces them all; call it inside a transaction. Somebody named twice is a member once. */
  async set(team: TeamId, standup: StandupId, users: readonly UserId[]): Promise<void> {
    await handle()
      .deleteFrom('standup_member')
      .where('team_id', '=', team)
      .where('standup_id', '=', standup)
      .execute();
    const rows = [...new Set(users)].map((user, place) => ({
      ...{ team_id: team, standup_id: standup },
      ...{ user_id: user, place },
    }));
    for (const part of inParts(rows, ROWS_AT_ONCE)) {
      await handle().insertInto('standup_member').values(part).execute();
    }
  },

  /** The standups that ask this person, as a subquery. */
  standupsOf: (team: TeamId, user: UserId) =>
    handle()
      .selectFrom('standup_member')
      .select('standup_id')
      .where('team_id', '=', team)
      .where('user_id', '=', user),

  async deletePerson(team: TeamId, user: UserId): Promise<number> {
    return countOf(
      await handle()
        .deleteFrom('standup_member')
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .executeTakeFirst(),
    );
  },
});

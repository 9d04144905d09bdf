/** What people chose. */
import type { Selectable } from 'kysely';
import { WEEKDAYS } from '../core/calendar-date.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { Preference, PreferenceChange, PreferenceRepository } from '../people/preference.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import { countOf, flag, isSet, listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';
import type { PreferenceTable } from './schema.js';

/** What somebody who never chose anything has. */
const NOTHING_CHOSEN = {
  opted_out: flag(false),
  quiet_rules: textList([]),
  snoozed_until: null,
  work_start: null,
  work_end: null,
  work_days: null,
  zone: null,
  region: null,
  catch_up: flag(false),
} satisfies Partial<PreferenceTable>;

export const preferenceStore = ({ handle }: Ambient): PreferenceRepository => {
  const findRow = compiled((db, { team, user }: { team: TeamId; user: UserId }) =>
    db.selectFrom('preference').selectAll().where('team_id', '=', team).where('user_id', '=', user).limit(1),
  );

  return {
    async find(team, user) {
      const [row] = (await findRow(handle(), { team, user })).rows;
      return row && preferenceOf(row);
    },

    async change(team, user, change, now) {
      const changed = { ...columnsOf(change), updated_at: now };
      const row = await handle()
        .insertInto('preference')
        .values({ team_id: team, user_id: user, ...NOTHING_CHOSEN, ...changed })
        .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(changed))
        .returningAll()
        .executeTakeFirstOrThrow();
      return preferenceOf(row);
    },

    async deletePerson(team, user) {
      return countOf(
        await handle()
          .deleteFrom('preference')
          .where('team_id', '=', team)
          .where('user_id', '=', user)
          .executeTakeFirst(),
      );
    },
  };
};

/** A field that is there and undefined goes back to what nobody chose; an absent one is left alone. */
function columnsOf(change: PreferenceChange): Partial<PreferenceTable> {
  return {
    ...('optedOut' in change && { opted_out: flag(change.optedOut ?? false) }),
    ...('quietRules' in change && { quiet_rules: textList(change.quietRules ?? []) }),
    ...('snoozedUntil' in change && { snoozed_until: orNull(change.snoozedUntil) }),
    ...('workStart' in change && { work_start: orNull(change.workStart) }),
    ...('workEnd' in change && { work_end: orNull(change.workEnd) }),
    ...('workDays' in change && { work_days: unlessNull(change.workDays, textList) }),
    ...('zone' in change && { zone: orNull(change.zone) }),
    ...('region' in change && { region: orNull(change.region) }),
    ...('catchUp' in change && { catch_up: flag(change.catchUp ?? false) }),
  };
}

function preferenceOf(row: Selectable<PreferenceTable>): Preference {
  return {
    team: row.team_id,
    user: row.user_id,
    optedOut: isSet(row.opted_out),
    quietRules: listOf(row.quiet_rules),
    updatedAt: row.updated_at,
    ...(isSet(row.catch_up) && { catchUp: true }),
    ...withoutNulls({
      snoozedUntil: row.snoozed_until,
      workStart: row.work_start,
      workEnd: row.work_end,
      workDays: unlessNull(row.work_days, weekdaysOf),
      zone: row.zone,
      region: row.region,
    }),
  };
}

const weekdaysOf = (text: string) => {
  const days = listOf(text);
  return WEEKDAYS.filter((day) => days.includes(day));
};

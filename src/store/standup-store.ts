/** Standups and whom they ask. Names and questions are sealed; what is asked of the tables is ids. */
import type { Selectable } from 'kysely';
import { channelId, type StandupId, type TeamId, type UserId, userId } from '../core/ids.js';
import type { Roster, Standup } from '../standups/standup-record.js';
import type { StandupRepository } from '../standups/standup-repository.js';
import type { Ambient } from './ambient.js';
import { compiled } from './compiled.js';
import type { Encryption } from './encryption.js';
import { forgetStandups } from './forget-standups.js';
import { lastOf } from './last-of.js';
import { questionsOf } from './questions.js';
import { listOf, orNull, textList, withoutNulls } from './rows.js';
import { columnsOfSchedule, scheduleOf } from './schedule-columns.js';
import { membersIn } from './standup-members.js';
import type { StandupTable } from './standup-tables.js';

type Row = Selectable<StandupTable>;

export const standupStore = (ambient: Ambient, encryption: Encryption): StandupRepository => {
  const { handle, transaction } = ambient;
  const members = membersIn(ambient);
  const { rowOf, standupOf } = rowsWith(encryption);
  const headOf = lastOf((row: Row) => {
    const { roster: _, ...head } = standupOf(row, []);
    return head;
  });

  const live = () => handle().selectFrom('standup').selectAll().where('state', '!=', 'deleted');
  const findRow = compiled((db, { team, id }: { team: TeamId; id: StandupId }) =>
    db.selectFrom('standup').selectAll().where('team_id', '=', team).where('id', '=', id).limit(1),
  );
  const rowOfId = async (team: TeamId, id: StandupId) => (await findRow(handle(), { team, id })).rows[0];
  /** A list's people are its member rows. */
  async function standupsOf(rows: readonly Row[]): Promise<readonly Standup[]> {
    const standups: Standup[] = [];
    for (const row of rows) {
      standups.push(standupOf(row, row.roster_kind === 'list' ? await members.of(row.team_id, row.id) : []));
    }
    return standups.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }
  const keepList = async ({ team, id, roster }: Standup) => {
    if (roster.kind === 'list') await members.set(team, id, roster.users);
  };

  return {
    add: (standup) =>
      transaction(async () => {
        await handle().insertInto('standup').values(rowOf(standup)).execute();
        await keepList(standup);
      }),

    async findHead(team, id) {
      const row = await rowOfId(team, id);
      return row && headOf(`${team}/${id}`, row);
    },

    async find(team, id) {
      const row = await rowOfId(team, id);
      const [standup] = await standupsOf(row ? [row] : []);
      return standup;
    },

    save: (standup, expectedVersion) =>
      transaction(async () => {
        const saved = await handle()
          .updateTable('standup')
          .set(rowOf(standup))
          .where('team_id', '=', standup.team)
          .where('id', '=', standup.id)
          .where('version', '=', expectedVersion)
          .returning('id')
          .executeTakeFirst();
        if (saved) await keepList(standup);
        return saved !== undefined;
      }),

    all: async (team) => standupsOf(await live().where('team_id', '=', team).execute()),

    ofChannel: async (team, channel) =>
      standupsOf(await live().where('team_id', '=', team).where('channel_id', '=', channel).execute()),

    async inStepWith(team, source) {
      const [kind, id] =
        'channel' in source ? (['channel', source.channel] as const) : (['group', source.group] as const);
      const rows = await live()
        .where('team_id', '=', team)
        .where('roster_kind', '=', kind)
        .where('roster_source', '=', id)
        .execute();
      return standupsOf(rows);
    },

    async active() {
      const rows = await handle()
        .selectFrom('standup')
        .select(['team_id', 'id'])
        .where('state', '=', 'active')
        .execute();
      return rows.map(({ team_id, id }) => ({ team: team_id, id }));
    },

    members: members.of,
    setMembers: (team, id, users) => transaction(() => members.set(team, id, users)),

    async ofMember(team, user) {
      const rows = await live()
        .where('team_id', '=', team)
        .where((where) =>
          where.or([
            where('id', 'in', members.standupsOf(team, user)),
            where('observers', 'like', listing(user)),
          ]),
        )
        .execute();
      return standupsOf(rows);
    },

    ownedBy: async (team, user) =>
      standupsOf(await live().where('team_id', '=', team).where('owners', 'like', listing(user)).execute()),

    purge: (deletedBefore) => forgetStandups(ambient, deletedBefore),

    deletePerson: (team, user) =>
      transaction(async () => {
        let count = await members.deletePerson(team, user);
        const named = await handle()
          .selectFrom('standup')
          .select(['id', 'observers', 'owners', 'created_by'])
          .where('team_id', '=', team)
          .where((where) =>
            where.or([
              where('observers', 'like', listing(user)),
              where('owners', 'like', listing(user)),
              where('created_by', '=', user),
            ]),
          )
          .execute();
        for (const { id, observers, owners, created_by } of named) {
          await handle()
            .updateTable('standup')
            .set((row) => ({
              observers: without(observers, user),
              owners: without(owners, user),
              created_by: created_by === user ? userId('') : created_by,
              // Whoever is editing it would write the name back.
              version: row('version', '+', 1),
            }))
            .where('team_id', '=', team)
            .where('id', '=', id)
            .execute();
          count += 1;
        }
        return count;
      }),
  };
};

/** Lists that hold somebody. Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard. */
const listing = (user: UserId) => `%"${user}"%`;
const without = (list: string, user: UserId) => textList(listOf(list).filter((each) => each !== user));

function rowsWith(encryption: Encryption) {
  const placeOf = ({ team, id }: Pick<Standup, 'team' | 'id'>, column: string) =>
    [team, `standup.${column}`, id] as const;
  return {
    rowOf: (standup: Standup): StandupTable => ({
      team_id: standup.team,
      id: standup.id,
      name: encryption.seal(placeOf(standup, 'name'), standup.name),
      channel_id: standup.channel,
      questions: encryption.seal(placeOf(standup, 'questions'), JSON.stringify(standup.questions)),
      ...columnsOfSchedule(standup.schedule),
      report_mode: standup.report.mode,
      report_group_by: standup.report.groupBy,
      privacy: standup.privacy,
      region: orNull(standup.region),
      roster_kind: standup.roster.kind,
      roster_source: sourceOf(standup.roster),
      observers: textList(standup.observers),
      owners: textList(standup.owners),
      state: standup.state,
      pause_reason: orNull(standup.pauseReason),
      created_by: standup.createdBy,
      created_at: standup.createdAt,
      updated_at: standup.updatedAt,
      version: standup.version,
    }),
    standupOf(row: Row, listed: readonly UserId[]): Standup {
      const named = { team: row.team_id, id: row.id };
      return {
        ...named,
        name: encryption.open(placeOf(named, 'name'), row.name),
        channel: row.channel_id,
        questions: questionsOf(encryption.open(placeOf(named, 'questions'), row.questions)),
        schedule: scheduleOf(row),
        report: { mode: row.report_mode, groupBy: row.report_group_by },
        privacy: row.privacy,
        roster: rosterOf(row, listed),
        observers: listOf(row.observers).map(userId),
        owners: listOf(row.owners).map(userId),
        state: row.state,
        createdBy: row.created_by,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        version: row.version,
        ...withoutNulls({ pauseReason: row.pause_reason, region: row.region }),
      };
    },
  };
}

function sourceOf(roster: Roster): string | null {
  if (roster.kind === 'channel') return roster.channel;
  return roster.kind === 'group' ? roster.group : null;
}

function rosterOf({ roster_kind, roster_source }: Row, users: readonly UserId[]): Roster {
  if (roster_kind === 'list') return { kind: 'list', users };
  const source = roster_source ?? '';
  return roster_kind === 'channel'
    ? { kind: 'channel', channel: channelId(source) }
    : { kind: 'group', group: source };
}

/** Decisions and positions. What people typed is sealed; what is asked of the tables is ids, instants and states. */
import { sql } from 'kysely';
import type { DecisionId, TeamId } from '../core/ids.js';
import type { DecisionRepository } from '../decisions/decision-repository.js';
import type { Ambient } from './ambient.js';
import { decisionRows } from './decision-rows.js';
import type { Encryption } from './encryption.js';
import { forgetInDecisions } from './forget-in-decisions.js';

export const decisionStore = (ambient: Ambient, encryption: Encryption): DecisionRepository => {
  const { handle } = ambient;
  const rows = decisionRows(encryption);
  const ofTeam = (team: TeamId) => handle().selectFrom('decision').selectAll().where('team_id', '=', team);

  return {
    async add(decision) {
      const added = await handle()
        .insertInto('decision')
        .values(rows.rowOf(decision))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(team, id) {
      const row = await ofTeam(team).where('id', '=', id).executeTakeFirst();
      return row && rows.decisionOf(row);
    },

    async save(next) {
      const saved = await handle()
        .updateTable('decision')
        .set(rows.rowOf(next))
        .where('team_id', '=', next.team)
        .where('id', '=', next.id)
        .where('version', '=', next.version - 1)
        .returning('id')
        .executeTakeFirst();
      return saved !== undefined;
    },

    async positions(team: TeamId, id: DecisionId) {
      const taken = await handle()
        .selectFrom('decision_position')
        .selectAll()
        .where('team_id', '=', team)
        .where('decision_id', '=', id)
        .orderBy('taken_at')
        .orderBy('user_id')
        .execute();
      return taken.map(rows.positionOf);
    },

    async savePosition(position) {
      const { kind, option_index, concern, changed_at, ...named } = rows.positionRowOf(position);
      const changing = { kind, option_index, concern, changed_at };
      await handle()
        .insertInto('decision_position')
        .values({ ...named, ...changing })
        .onConflict((conflict) =>
          conflict.columns(['team_id', 'decision_id', 'user_id']).doUpdateSet(changing),
        )
        .execute();
    },

    async due(now, limit) {
      const due = await handle()
        .selectFrom('decision')
        .select(['team_id', 'id', 'due_at'])
        .where('due_at', 'is not', null)
        .where('due_at', '<=', now)
        // Where the app is not installed, what is due waits; a sweep that asked for it each time would only heap up jobs.
        .where('team_id', 'not in', (away) =>
          away.selectFrom('installation').select('team_id').where('state', '!=', 'active'),
        )
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return due.map(({ team_id: team, id, due_at }) => ({
        team,
        id,
        ...(due_at !== null && { dueAt: due_at }),
      }));
    },

    async newest(team, limit, after) {
      const page = await ofTeam(team)
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('created_at', 'id'),
              '<',
              tuple(after?.createdAt ?? 0, after?.id ?? ('' as DecisionId)),
            ),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return page.map(rows.decisionOf);
    },

    async between(team, channels, from, to) {
      if (channels.length === 0) return [];
      const found = await ofTeam(team)
        .where('channel_id', 'in', channels)
        .where(({ eb, or, and }) =>
          or(
            (['created_at', 'deadline', 'closed_at'] as const).map((column) =>
              and([eb(column, '>=', from), eb(column, '<', to)]),
            ),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return found.map(rows.decisionOf);
    },

    async runningAt(team, channel, at) {
      const running = await ofTeam(team)
        .where('channel_id', '=', channel)
        .where('deadline', '>', at)
        .where('created_at', '<', at)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return running.map(rows.decisionOf);
    },

    async openFor(team, user) {
      const open = await ofTeam(team)
        .where('state', '=', sql.lit('proposed'))
        // Quoted as in the JSON: U1 is not in a list with U12. Slack's ids hold no wildcard.
        .where(({ eb, or }) => or([eb('owner', '=', user), eb('asked', 'like', `%"${user}"%`)]))
        .orderBy('deadline')
        .orderBy('id')
        .execute();
      return open.map(rows.decisionOf);
    },

    async allOf(team, user) {
      const theirs = await ofTeam(team).where('author', '=', user).orderBy('created_at').execute();
      return theirs.map(rows.decisionOf);
    },

    async positionsOf(team, user) {
      const theirs = await handle()
        .selectFrom('decision_position')
        .selectAll()
        .where('team_id', '=', team)
        .where('user_id', '=', user)
        .orderBy('taken_at')
        .execute();
      return theirs.map(rows.positionOf);
    },

    deletePerson: (team, user) => ambient.transaction(() => forgetInDecisions(ambient, team, user)),
  };
};

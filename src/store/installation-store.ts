/** Workspaces that installed Meanwhile, their tokens sealed; and the end of everything kept of one. */
import type { Selectable } from 'kysely';
import type { TeamId } from '../core/ids.js';
import type { Installation, InstallationRepository } from '../installations/installation.js';
import type { Ambient } from './ambient.js';
import type { Encryption } from './encryption.js';
import { countOf, listOf, orNull, textList, unlessNull, withoutNulls } from './rows.js';
import { type InstallationTable, tables } from './schema.js';

export const installationStore = (
  { handle, transaction }: Ambient,
  encryption: Encryption,
): InstallationRepository => ({
  async save(installation) {
    const row = rowOf(installation, encryption);
    await handle()
      .insertInto('installation')
      .values(row)
      .onConflict((conflict) => conflict.column('team_id').doUpdateSet(row))
      .execute();
  },

  async find(team) {
    const row = await handle()
      .selectFrom('installation')
      .selectAll()
      .where('team_id', '=', team)
      .executeTakeFirst();
    return row && installationOf(row, encryption);
  },

  deleteWorkspace: (team) =>
    transaction(async () => {
      let count = 0;
      for (const table of tables) {
        count += countOf(await handle().deleteFrom(table).where('team_id', '=', team).executeTakeFirst());
      }
      return count;
    }),

  async inStateBefore(state, before) {
    const rows = await handle()
      .selectFrom('installation')
      .select('team_id')
      .where('state', '=', state)
      .where('state_since', '<', before)
      .execute();
    return rows.map((row) => row.team_id);
  },
});

const tokenOf = (team: TeamId) => [team, 'installation.bot_token'] as const;

const rowOf = (installation: Installation, encryption: Encryption): InstallationTable => ({
  team_id: installation.team,
  team_name: orNull(installation.teamName),
  enterprise_id: orNull(installation.enterpriseId),
  app_id: orNull(installation.appId),
  bot_user: installation.botUser,
  bot_id: installation.botId,
  bot_token: unlessNull(installation.botToken, (token) => encryption.seal(tokenOf(installation.team), token)),
  scopes: textList(installation.scopes),
  installed_by: orNull(installation.installedBy),
  installed_at: installation.installedAt,
  state: installation.state,
  state_reason: orNull(installation.stateReason),
  state_since: orNull(installation.stateSince),
});

const installationOf = (row: Selectable<InstallationTable>, encryption: Encryption): Installation => ({
  team: row.team_id,
  botUser: row.bot_user,
  botId: row.bot_id,
  scopes: listOf(row.scopes),
  installedAt: row.installed_at,
  state: row.state,
  ...withoutNulls({
    teamName: row.team_name,
    enterpriseId: row.enterprise_id,
    appId: row.app_id,
    botToken: unlessNull(row.bot_token, (sealed) => encryption.open(tokenOf(row.team_id), sealed)),
    installedBy: row.installed_by,
    stateReason: row.state_reason,
    stateSince: row.state_since,
  }),
});

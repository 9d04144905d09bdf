/** Installations by OAuth, as Bolt's installer stores them. */
import type { InstallationStore } from '@slack/bolt';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { teamId, userId } from '../core/ids.js';
import type { Installations } from './installations.js';

export function createInstallationStore(deps: {
  readonly installations: Installations;
  readonly clock: Clock;
}): InstallationStore {
  const { installations, clock } = deps;
  return {
    async storeInstallation({ team, enterprise, bot, user, appId }) {
      if (!team || !bot)
        throw new AppError(
          'not-allowed',
          'Meanwhile is installed in single workspaces, not in a whole organisation.',
        );
      await installations.save({
        team: teamId(team.id),
        botUser: userId(bot.userId),
        botId: bot.id,
        botToken: bot.token,
        scopes: bot.scopes,
        installedBy: userId(user.id),
        installedAt: clock.now(),
        state: 'active',
        ...(team.name && { teamName: team.name }),
        ...(enterprise && { enterpriseId: enterprise.id }),
        ...(appId && { appId }),
      });
    },

    // Required by Bolt; our own `authorize` asks `Installations` instead.
    async fetchInstallation({ teamId: id }) {
      const installation = await installations.find(teamId(id ?? ''));
      if (!installation?.botToken) throw new AppError('not-found', 'Meanwhile is not installed there.');
      const { team, teamName, enterpriseId, botUser, botId, botToken, scopes, installedBy } = installation;
      return {
        team: { id: team, ...(teamName && { name: teamName }) },
        enterprise: enterpriseId ? { id: enterpriseId } : undefined,
        user: { id: installedBy ?? botUser, token: undefined, scopes: undefined },
        bot: { id: botId, userId: botUser, token: botToken, scopes: [...scopes] },
        isEnterpriseInstall: false,
      };
    },

    async deleteInstallation({ teamId: id }) {
      if (id) await installations.remove(teamId(id), 'deleted');
    },
  };
}

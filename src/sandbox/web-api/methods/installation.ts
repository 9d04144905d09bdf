/** `auth.*`, `apps.*` and `oauth.v2.access`: tokens, and connections that need none of a workspace. */

import { Refusal } from '../../workspace/refusal.js';
import { endInstallation, teamOf } from '../../workspace/world.js';
import { flag, required } from '../arguments.js';
import type { Method, Methods, OpenMethod } from '../call.js';
import type { OAuthDesk } from '../oauth.js';
import type { MethodDeps } from './deps.js';

interface Deps extends MethodDeps {
  readonly oauth: OAuthDesk;
}

export function installationMethods({ world, events, openConnection, oauth }: Deps): Methods {
  const withBotToken: Record<string, Method> = {
    'auth.test': (_args, { team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: world.users.get(team.botUserId)?.name,
      team_id: team.id,
      user_id: team.botUserId,
      bot_id: team.botId,
      is_enterprise_install: false,
    }),

    'auth.revoke'(args, { team }) {
      if (flag(args, 'test')) return { revoked: false };
      void events.team(team, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } });
      endInstallation(world, team, 'token_revoked');
      return { revoked: true };
    },

    'apps.uninstall'(args, { team }) {
      demandClient(required(args, 'client_id'), required(args, 'client_secret'));
      void events.team(team, { type: 'app_uninstalled' });
      endInstallation(world, team, 'account_inactive');
      return {};
    },
  };

  const open: Record<string, OpenMethod> = {
    'apps.connections.open'(_args, token) {
      if (token === undefined) throw new Refusal('not_authed');
      if (token !== world.app.appToken) throw new Refusal('invalid_auth');
      return { url: openConnection() };
    },

    'oauth.v2.access'(args) {
      demandClient(required(args, 'client_id'), required(args, 'client_secret'));
      const { installation, user } = oauth.exchange(required(args, 'code'));
      const team = teamOf(world, installation.team);
      return {
        app_id: world.app.id,
        authed_user: { id: user },
        scope: [...installation.scopes].join(','),
        token_type: 'bot',
        access_token: installation.token,
        bot_user_id: team.botUserId,
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
      };
    },
  };

  function demandClient(id: string, secret: string): void {
    if (id !== world.app.clientId) throw new Refusal('invalid_client_id');
    if (secret !== world.app.clientSecret) throw new Refusal('bad_client_secret');
  }

  return { withBotToken, open };
}

/** A workspace as its admins handle it: people, channels, the app in and out. */
import type { Activity } from '../activity.js';
import { type Events, together } from '../events/events.js';
import type { Workspace } from '../sandbox.js';
import { addChannel } from '../workspace/channels.js';
import { addGroup, changeGroup, groupOf, groupShape, membersChanged } from '../workspace/groups.js';
import { userShape } from '../workspace/shapes.js';
import {
  addUser,
  endInstallation,
  install,
  seconds,
  type Team,
  userOf,
  type World,
} from '../workspace/world.js';
import { rested } from './deps.js';

interface Deps {
  readonly world: World;
  readonly events: Events;
  readonly activity: Activity;
}

export function workspaceHandle({ world, events, activity }: Deps, team: Team): Workspace {
  const userEvent = (type: 'team_join' | 'user_change', user: string) =>
    events.team(team, { type, user: userShape(world, userOf(world, user)), cache_ts: seconds(world) });

  return {
    id: team.id,
    name: team.name,
    domain: team.domain,
    botUserId: team.botUserId,
    botId: team.botId,
    get botToken() {
      return team.installation?.token;
    },
    addUser: (user) => addUser(world, team.id, user),
    addChannel: (channel) => addChannel(world, team.id, channel).id,
    addGroup: (group) => addGroup(world, team.id, group).id,
    changeGroup(id, change) {
      const before = groupOf(world, id);
      const after = changeGroup(world, id, change);
      const moved = membersChanged(before, after);
      const updated = { type: 'subteam_updated', subteam: groupShape(after, { users: true, count: true }) };
      const sent = [updated, ...(moved ? [moved] : [])].map((event) => events.team(team, event));
      return rested(activity, together(sent));
    },
    async joinTeam(user) {
      const id = addUser(world, team.id, user);
      return { user: id, ...(await rested(activity, userEvent('team_join', id))) };
    },
    changeUser(user, change) {
      world.users.set(user, { ...userOf(world, user), ...change, updated: seconds(world) });
      return rested(activity, userEvent('user_change', user));
    },
    install: (scopes) => install(world, team, scopes).token,
    uninstall(order = 'uninstalled-first') {
      const uninstalled = { type: 'app_uninstalled' };
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } };
      const sent = order === 'uninstalled-first' ? [uninstalled, revoked] : [revoked, uninstalled];
      const told = together(sent.map((event) => events.team(team, event)));
      endInstallation(world, team, 'account_inactive');
      return rested(activity, told);
    },
  };
}

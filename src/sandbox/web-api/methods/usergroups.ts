/** `usergroups.list` and `usergroups.users.list`. */
import { groupShape } from '../../workspace/groups.js';
import { Refusal } from '../../workspace/refusal.js';
import { flag, required } from '../arguments.js';
import type { Method } from '../call.js';
import type { MethodDeps } from './deps.js';

export function userGroupMethods({ world }: MethodDeps): Readonly<Record<string, Method>> {
  return {
    'usergroups.list'(args, caller) {
      const groups = [...world.groups.values()].filter(
        ({ team, disabled }) => team === caller.team.id && (!disabled || flag(args, 'include_disabled')),
      );
      const more = { users: flag(args, 'include_users'), count: flag(args, 'include_count') };
      return { usergroups: groups.map((group) => groupShape(group, more)) };
    },
    'usergroups.users.list'(args, caller) {
      const group = world.groups.get(required(args, 'usergroup'));
      const known = group?.team === caller.team.id && (!group.disabled || flag(args, 'include_disabled'));
      if (!group || !known) throw new Refusal('no_such_subteam');
      return { users: group.users };
    },
  };
}

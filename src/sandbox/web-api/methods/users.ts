/** `users.info` and `users.list`. */

import { Refusal } from '../../workspace/refusal.js';
import { userShape } from '../../workspace/shapes.js';
import { flag, required } from '../arguments.js';
import type { Method } from '../call.js';
import { pageOf } from '../pages.js';
import type { MethodDeps } from './deps.js';

export function userMethods({ world }: MethodDeps): Readonly<Record<string, Method>> {
  /** The team's own people, and those of other companies whom it meets in shared channels. */
  const isKnownTo = (team: string, user: { readonly team: string; readonly id: string }): boolean =>
    user.team === team ||
    [...world.channels.values()].some((each) => each.team === team && each.members.has(user.id));

  return {
    'users.info'(args, caller) {
      const user = world.users.get(required(args, 'user'));
      if (!user || !isKnownTo(caller.team.id, user)) throw new Refusal('user_not_found');
      return { user: userShape(world, user, flag(args, 'include_locale')) };
    },
    'users.list'(args, caller) {
      const members = [...world.users.values()].filter((user) => user.team === caller.team.id);
      const page = pageOf(args, members, 200, 1000);
      return {
        members: page.items.map((user) => userShape(world, user, flag(args, 'include_locale'))),
        cache_ts: Math.floor(world.clock.now() / 1000),
        response_metadata: { next_cursor: page.next },
      };
    },
  };
}

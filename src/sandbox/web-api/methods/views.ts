/** `views.*`. */

import type { View, Wire } from '../../wire.js';
import { Refusal, refusalWith } from '../../workspace/refusal.js';
import { bareView } from '../../workspace/views.js';
import { objectArgument, required, text } from '../arguments.js';
import type { Caller, Method } from '../call.js';
import type { MethodDeps } from './deps.js';

export function viewMethods({ world, views, triggers }: MethodDeps): Readonly<Record<string, Method>> {
  const wanted = (args: Wire): Wire => {
    const view = objectArgument(args, 'view', 'invalid_arguments');
    if (!view) throw refusalWith('invalid_arguments', ['missing required field: view']);
    return view;
  };
  const existing = (args: Wire, caller: Caller): View => {
    const id = text(args, 'view_id');
    const view =
      id === undefined ? views.withExternalId(caller.team.id, required(args, 'external_id')) : views.find(id);
    if (!view || view.team_id !== caller.team.id) throw new Refusal('not_found');
    return view;
  };

  return {
    'views.open'(args, caller) {
      const view = wanted(args);
      const user = triggers.use(required(args, 'trigger_id'), caller.team.id);
      return { view: bareView(views.open(caller.team.id, user, view)) };
    },
    'views.push'(args, caller) {
      const view = wanted(args);
      const user = triggers.use(required(args, 'trigger_id'), caller.team.id);
      return { view: bareView(views.push(caller.team.id, user, view)) };
    },
    'views.update': (args, caller) => ({
      view: bareView(views.update(existing(args, caller), wanted(args), text(args, 'hash'))),
    }),
    'views.publish'(args, caller) {
      const user = world.users.get(required(args, 'user_id'));
      if (!user || user.team !== caller.team.id) throw new Refusal('user_not_found');
      return { view: bareView(views.publish(caller.team.id, user.id, wanted(args), text(args, 'hash'))) };
    },
  };
}

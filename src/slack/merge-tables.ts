/** All slices' listener tables as one. */
import { AppError } from '../core/errors.js';
import type { ListenerTable } from './listener-table.js';

type Handlers<K extends keyof ListenerTable> = NonNullable<ListenerTable[K]>;
type ById<K extends 'actions' | 'views' | 'shortcuts' | 'commands'> = ReadonlyMap<
  string,
  Handlers<K>[string]
>;

export interface Listeners {
  readonly messages: readonly Handlers<'message'>[];
  readonly deletions: readonly Handlers<'deletion'>[];
  readonly events: ReadonlyMap<string, readonly Handlers<'events'>[string][]>;
  readonly actions: ById<'actions'>;
  readonly views: ById<'views'>;
  readonly shortcuts: ById<'shortcuts'>;
  readonly commands: ById<'commands'>;
}

/** The names of all that somebody listens to: events by type, the rest by id. */
export type ListenedTo = Readonly<
  Record<Exclude<keyof Listeners, 'messages' | 'deletions'>, readonly string[]>
>;

/**
 * Events and messages may have several listeners; what a person presses or sends has exactly one.
 * @throws AppError `bug` naming an id that two tables claim.
 */
export function mergeTables(tables: readonly ListenerTable[]): Listeners {
  return {
    messages: tables.flatMap((table) => table.message ?? []),
    deletions: tables.flatMap((table) => table.deletion ?? []),
    events: eventsOf(tables),
    actions: onlyOnce(tables.map((table) => table.actions)),
    views: onlyOnce(tables.map((table) => table.views)),
    shortcuts: onlyOnce(tables.map((table) => table.shortcuts)),
    commands: onlyOnce(tables.map((table) => table.commands)),
  };
}

export const listenedTo = ({ events, actions, views, shortcuts, commands }: Listeners): ListenedTo => ({
  events: [...events.keys()],
  actions: [...actions.keys()],
  views: [...views.keys()],
  shortcuts: [...shortcuts.keys()],
  commands: [...commands.keys()],
});

function eventsOf(tables: readonly ListenerTable[]): Listeners['events'] {
  const events = new Map<string, Handlers<'events'>[string][]>();
  for (const table of tables) {
    for (const [type, listener] of Object.entries(table.events ?? {})) {
      events.set(type, [...(events.get(type) ?? []), listener]);
    }
  }
  return events;
}

function onlyOnce<Handler>(
  handlers: readonly (Readonly<Record<string, Handler>> | undefined)[],
): ReadonlyMap<string, Handler> {
  const claimed = new Map<string, Handler>();
  for (const [id, handler] of handlers.flatMap((some) => Object.entries(some ?? {}))) {
    if (claimed.has(id)) throw new AppError('bug', `Two slices listen to "${id}".`);
    claimed.set(id, handler);
  }
  return claimed;
}

/**
 * Hangs the slices' listener tables on Bolt: events end in one global middleware (no listener is matched for them), everything else
 * has one Bolt listener a kind.
 */
import type { App } from '@slack/bolt';
import type { Logger } from '../core/logger.js';
import { createDispatchEvent, type EventBody } from './dispatch-event.js';
import { createDispatchInteraction } from './dispatch-interaction.js';
import type { ListenerTable } from './listener-table.js';
import { type ListenedTo, listenedTo, mergeTables } from './merge-tables.js';
import type { Respond } from './slack-api.js';

const ANY = /(?:)/;

/**
 * @returns the names of all that is listened to now.
 * @throws AppError `bug` when two tables claim one id.
 */
export function registerListeners(
  app: Pick<App, 'use' | 'action' | 'shortcut' | 'command' | 'view' | 'error'>,
  tables: readonly ListenerTable[],
  deps: { readonly respond: Respond; readonly logger: Logger },
): ListenedTo {
  const listeners = mergeTables(tables);
  const dispatchEvent = createDispatchEvent(listeners, deps.logger);
  const dispatch = createDispatchInteraction({ ...deps, listeners });

  app.use(async ({ body, context, next }) => {
    await (isEvent(body) ? dispatchEvent(body, context) : next());
  });
  app.action(ANY, async ({ ack, action, body, context }) => {
    await ack();
    const id = 'action_id' in action ? action.action_id : action.type;
    await dispatch.action(id, { ...body }, String(context.teamId));
  });
  app.shortcut(ANY, async ({ ack, shortcut, body, context }) => {
    await ack();
    await dispatch.shortcut(shortcut.callback_id, { ...body }, String(context.teamId));
  });
  app.command(ANY, async ({ ack, command, body, context }) => {
    await ack();
    await dispatch.command(command.command, { ...body }, String(context.teamId));
  });
  app.view({ type: 'view_submission', callback_id: ANY }, async ({ ack, view, body, context }) => {
    const response = await dispatch.view(view.callback_id, { ...body }, String(context.teamId));
    await (response ? ack(response) : ack());
  });
  // Logged where it happened; thrown on, so that the receiver does not tell Slack "received".
  app.error(async (error) => {
    throw error;
  });
  return listenedTo(listeners);
}

function isEvent(body: object): body is EventBody {
  return 'type' in body && body.type === 'event_callback' && 'event' in body;
}

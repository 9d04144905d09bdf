/**
 * Slack's payloads, checked by zod, as the plain values of `incoming.ts`. Messages, the hot path, are read by `parse-message.ts`, views by
 * `parse-view.ts`. Each function throws a ZodError, which names fields and never their contents.
 */
import { z } from 'zod';
import { channelId, messageTs, type TeamId, userId } from '../core/ids.js';
import type { ActionPress, IncomingEvent, ShortcutUse, SlashCommand } from './incoming.js';
import { elementValue, inputValue, openView } from './parse-view.js';

const user = z.object({ id: z.string() }).transform(({ id }) => userId(id));
const channel = z.object({ id: z.string() }).transform(({ id }) => channelId(id));
const ts = z.string().transform(messageTs);

const envelope = z.object({
  event_id: z.string(),
  event_time: z.number().optional(),
  event: z.looseObject({ type: z.string() }),
});

/** Any event but a message. */
export function parseEvent(body: unknown, team: TeamId): IncomingEvent {
  const { event_id: eventId, event_time: seconds, event } = envelope.parse(body);
  return {
    eventId,
    type: event.type,
    team,
    ...(seconds !== undefined && { at: seconds * 1000 }),
    payload: event,
  };
}

const press = z.object({
  trigger_id: z.string(),
  user,
  actions: z.tuple(
    [elementValue.extend({ action_id: z.string(), block_id: z.string().default('') })],
    z.unknown(),
  ),
  container: z.object({
    channel_id: z.string().transform(channelId).optional(),
    message_ts: ts.optional(),
    thread_ts: ts.optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  channel: channel.optional(),
  message: z.object({ thread_ts: ts.optional() }).optional(),
  view: openView.optional(),
  response_url: z.string().optional(),
});

/** A `block_actions` payload. */
export function parseAction(body: unknown, team: TeamId): ActionPress {
  const { actions, container, message, ...pressed } = press.parse(body);
  const [action] = actions;
  const value = inputValue(action);
  const where = pressed.channel ?? container.channel_id;
  const threadTs = message?.thread_ts ?? container.thread_ts;
  return {
    team,
    user: pressed.user,
    triggerId: pressed.trigger_id,
    actionId: action.action_id,
    blockId: action.block_id,
    value: typeof value === 'string' ? value : '',
    ...(where &&
      container.message_ts && {
        message: {
          channel: where,
          ts: container.message_ts,
          ...(threadTs && { threadTs }),
          ephemeral: container.is_ephemeral,
        },
      }),
    ...(pressed.view && { view: pressed.view }),
    ...(pressed.response_url && { responseUrl: pressed.response_url }),
  };
}

const command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string().transform(userId),
  channel_id: z.string().transform(channelId),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** A slash command's form fields. */
export function parseCommand(body: unknown, team: TeamId): SlashCommand {
  const typed = command.parse(body);
  return {
    team,
    user: typed.user_id,
    triggerId: typed.trigger_id,
    command: typed.command,
    text: typed.text,
    channel: typed.channel_id,
    responseUrl: typed.response_url,
  };
}

const shortcut = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user,
  response_url: z.string().optional(),
  channel: channel.optional(),
  message: z
    .object({
      ts,
      thread_ts: ts.optional(),
      text: z.string().default(''),
      user: z.string().transform(userId).optional(),
    })
    .optional(),
});

/** A global shortcut, or a message shortcut (`message_action`). */
export function parseShortcut(body: unknown, team: TeamId): ShortcutUse {
  const { message, ...used } = shortcut.parse(body);
  return {
    team,
    user: used.user,
    triggerId: used.trigger_id,
    callbackId: used.callback_id,
    ...(used.response_url && { responseUrl: used.response_url }),
    ...(used.channel &&
      message && {
        message: {
          channel: used.channel,
          ts: message.ts,
          text: message.text,
          ...(message.thread_ts && { threadTs: message.thread_ts }),
          ...(message.user && { user: message.user }),
        },
      }),
  };
}

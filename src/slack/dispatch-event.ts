/** Messages and other events: from Bolt's global middleware to the slices' listeners. */
import { type TeamId, teamId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Listeners } from './merge-tables.js';
import { parseEvent } from './parse.js';
import { parseDeletion, parseMessage } from './parse-message.js';
import { reportTrouble } from './trouble.js';

/** The fields of an Events API envelope that tell where it belongs. */
export interface EventBody extends Readonly<Record<string, unknown>> {
  readonly type: 'event_callback';
  readonly event: { readonly type: string; readonly channel?: unknown };
}

/** What Bolt's `authorize` found out about the workspace; empty for the two events that tell of its end. */
export interface EventContext {
  readonly teamId?: string;
  readonly botUserId?: string;
  readonly botId?: string;
}

export type DispatchEvent = (body: EventBody, context: EventContext) => Promise<void> | undefined;

/** @returns a function that resolves when every listener has done what Slack must wait for, and throws when Slack should deliver again. */
export function createDispatchEvent(listeners: Listeners, logger: Logger): DispatchEvent {
  const failed = (error: unknown, body: EventBody, team: TeamId): never => {
    const channel = typeof body.event.channel === 'string' ? body.event.channel : undefined;
    reportTrouble(logger, error, { handling: `event ${body.event.type}`, team, channel });
    throw error;
  };

  return (body, context) => {
    const team = teamId(context.teamId ?? String(body.team_id));
    let waits: readonly (Promise<void> | undefined)[];
    if (body.event.type === 'message') {
      const botUser = userId(context.botUserId ?? '');
      const message = parseMessage(body, { team, botUser, botId: context.botId ?? '' });
      if (!message) {
        const deletion = parseDeletion(body, team);
        if (deletion) for (const listener of listeners.deletions) listener(deletion);
        return undefined;
      }
      waits = listeners.messages.map((listener) => start(listener, message));
    } else {
      const listening = listeners.events.get(body.event.type);
      if (!listening) return undefined;
      const event = parseEvent(body, team);
      waits = listening.map((listener) => start(listener, event));
    }
    if (waits.every((wait) => wait === undefined)) return undefined;
    return Promise.all(waits).then(
      () => {},
      (error: unknown) => failed(error, body, team),
    );
  };
}

/** A throw becomes a rejection, so that one listener's trouble does not keep the others from being waited for. */
function start<Given>(
  listener: (given: Given) => Promise<void> | undefined,
  given: Given,
): Promise<void> | undefined {
  try {
    return listener(given);
  } catch (error) {
    return Promise.reject(error);
  }
}

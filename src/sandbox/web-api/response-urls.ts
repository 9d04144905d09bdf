/** Response URLs: good for five uses in thirty minutes, whatever the app's scopes and memberships. */
import type { Instant } from '../../core/clock.js';
import type { Events } from '../events/events.js';
import type { Ephemeral, Wire } from '../wire.js';
import type { Ephemerals } from '../workspace/ephemerals.js';
import {
  addMessage,
  bareMessage,
  botFields,
  editMessage,
  removeMessage,
  threadFields,
} from '../workspace/messages.js';
import { Refusal } from '../workspace/refusal.js';
import { channelOf, teamOf, type World } from '../workspace/world.js';
import { text } from './arguments.js';
import type { Reply } from './call.js';
import { contentOf } from './content.js';

const LIFE_MS = 30 * 60_000;
const USES = 5;

/** The message that the person acted on, if any. */
export type Original = { readonly ephemeral: Ephemeral } | { readonly message: string } | undefined;

interface Ticket {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly original: Original;
  readonly until: Instant;
  uses: number;
}

export interface ResponseUrls {
  /** @returns the address to put in a payload. */
  issue(where: Pick<Ticket, 'team' | 'channel' | 'user' | 'original'>): string;
  /** Does what the app posted there. */
  respond(ticket: string, args: Wire): Reply;
}

interface Deps {
  readonly world: World;
  readonly events: Events;
  readonly ephemerals: Ephemerals;
}

export function createResponseUrls({ world, events, ephemerals }: Deps): ResponseUrls {
  const tickets = new Map<string, Ticket>();

  const removeOriginal = ({ channel: id, original }: Ticket): void => {
    const channel = channelOf(world, id);
    const message = original && 'message' in original ? channel.messages.get(original.message) : undefined;
    if (message) {
      removeMessage(channel, message);
      void events.removed(channel, message);
    } else if (!original || !('ephemeral' in original) || !ephemerals.remove(original.ephemeral)) {
      throw new Refusal('message_not_found');
    }
  };

  const replaceOriginal = ({ team, channel: id, original }: Ticket, args: Wire): void => {
    const content = contentOf(world, args);
    const channel = channelOf(world, id);
    const message = original && 'message' in original ? channel.messages.get(original.message) : undefined;
    if (message) {
      const edited = editMessage(world, channel, message, teamOf(world, team).botUserId, content);
      void events.changed(channel, bareMessage(edited), bareMessage(message));
    } else if (!original || !('ephemeral' in original) || !ephemerals.replace(original.ephemeral, content)) {
      throw new Refusal('message_not_found');
    }
  };

  const post = ({ team, channel: id, user, original }: Ticket, args: Wire): void => {
    const content = contentOf(world, args);
    const channel = channelOf(world, id);
    const threadTs = text(args, 'thread_ts');
    if (text(args, 'response_type') === 'in_channel' && !(original && 'ephemeral' in original)) {
      const thread = threadFields(channel, threadTs, false);
      const message = addMessage(world, channel, {
        ...botFields(world, teamOf(world, team)),
        ...content,
        ...thread,
      });
      void events.posted(channel, message);
    } else {
      ephemerals.show(id, user, content, threadTs);
    }
  };

  return {
    issue(where) {
      const id = world.ids.ticket();
      tickets.set(id, { ...where, until: world.clock.now() + LIFE_MS, uses: 0 });
      return `${world.origin}/response/${id}`;
    },
    respond(id, args) {
      const ticket = tickets.get(id);
      const refused = (status: number, error: string, extra: Wire = {}): Reply => ({
        status,
        headers: {},
        body: { ok: false, error, ...extra },
        team: ticket?.team,
      });
      if (!ticket || world.clock.now() > ticket.until) return refused(404, 'expired_url');
      if (ticket.uses >= USES) return refused(404, 'used_url');
      try {
        if (args.delete_original === true) removeOriginal(ticket);
        else if (args.replace_original === true) replaceOriginal(ticket, args);
        else post(ticket, args);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return refused(400, error.code, error.extra);
      }
      ticket.uses += 1;
      return { status: 200, headers: {}, body: { ok: true }, team: ticket.team };
    },
  };
}

/** The four places where a control can be, with what their payloads say about them. */

import { stateOf } from '../block-kit/input-state.js';
import type { Where } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Original } from '../web-api/response-urls.js';
import type { StateValues, Wire } from '../wire.js';
import type { Ephemerals } from '../workspace/ephemerals.js';
import { bareMessage } from '../workspace/messages.js';
import type { Views } from '../workspace/views.js';
import { type Channel, channelOf, type World } from '../workspace/world.js';
import { channelName } from './payloads.js';

export interface Surface {
  readonly blocks: readonly Wire[];
  readonly values: StateValues;
  /** Where the response_url leads; absent for views, which have none. */
  readonly answerTo?: { readonly channel: Channel; readonly original: Original };
  readonly viewId?: string;
  /** The fields of the payload, given the state after the act. */
  fields(values: StateValues): Wire;
}

interface Deps {
  readonly world: World;
  readonly views: Views;
  readonly ephemerals: Ephemerals;
}

/** @throws SandboxError when the person does not see it (any more). */
export function surfaceAt({ world, views, ephemerals }: Deps, user: string, where: Where): Surface {
  if ('ephemeral' in where) {
    const shown = ephemerals
      .of(user)
      .find(({ channel, ts }) => channel === where.ephemeral.channel && ts === where.ephemeral.ts);
    if (!shown) throw new SandboxError(`${user} does not see the ephemeral ${where.ephemeral.ts}`);
    const channel = channelOf(world, shown.channel);
    return {
      blocks: shown.blocks,
      values: stateOf(shown.blocks),
      answerTo: { channel, original: { ephemeral: shown } },
      fields: (values) => ({
        container: {
          type: 'message',
          message_ts: shown.ts,
          channel_id: channel.id,
          is_ephemeral: true,
          ...(shown.thread_ts === undefined ? {} : { thread_ts: shown.thread_ts }),
        },
        channel: { id: channel.id, name: channelName(channel) },
        state: { values },
      }),
    };
  }
  if ('message' in where) {
    const channel = channelOf(world, where.message.channel);
    const message = channel.messages.get(where.message.ts);
    if (!message) throw new SandboxError(`there is no message ${where.message.ts} in ${channel.id}`);
    const sees = channel.kind === 'public' || channel.members.has(user);
    if (!sees) throw new SandboxError(`${user} does not see ${channel.id}`);
    return {
      blocks: message.blocks,
      values: stateOf(message.blocks),
      answerTo: { channel, original: { message: message.ts } },
      fields: (values) => ({
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: channel.id,
          is_ephemeral: false,
          ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
        },
        channel: { id: channel.id, name: channelName(channel) },
        message: bareMessage(message),
        state: { values },
      }),
    };
  }
  const view = 'view' in where ? views.find(where.view) : views.homeOf(user);
  if (!view || views.ownerOf(view.id) !== user) throw new SandboxError(`${user} does not see this view`);
  return {
    blocks: view.blocks,
    values: view.state.values,
    viewId: view.id,
    fields: () => ({ container: { type: 'view', view_id: view.id }, view: views.find(view.id) }),
  };
}

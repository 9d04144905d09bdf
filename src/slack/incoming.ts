/**
 * What Slack sends, as plain values. `parse.ts` makes them from payloads with zod; listeners and use cases see only these.
 * Unknown fields are dropped, absent optional ones stay absent.
 */
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId, ViewId } from '../core/ids.js';

/** `channel` public, `group` private, `mpim` group DM, `im` the app's DM with one person. */
export type ChannelType = 'channel' | 'group' | 'mpim' | 'im';

/** A message as delivered. Channel notices (joins, topics, …) never get this far. */
export interface IncomingMessage {
  /** `Ev…`: the same in every delivery of one event. */
  readonly eventId: string;
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly channelType: ChannelType;
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
  /** Who wrote the thread's first message; on replies. */
  readonly threadStarter?: UserId;
  /** Absent on some bot messages. */
  readonly user?: UserId;
  readonly text: string;
  /** Written by a bot or an app, ours included. */
  readonly fromBot: boolean;
  /** This delivery tells of an edit; `text` is the new one. */
  readonly edited: boolean;
  /** The channel is shared with another organisation. */
  readonly external: boolean;
  /** The author belongs to another workspace than the one the app is installed in. */
  readonly authorExternal: boolean;
}

/** A message was deleted. What it said is not told: whoever remembers it forgets it. */
export interface IncomingDeletion {
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  /** Of a reply; absent, or its own `ts`, otherwise. */
  readonly threadTs?: MessageTs;
}

/** Any other event, by its type; `payload` is the inner event, parsed by the listener that wants it. */
export interface IncomingEvent {
  readonly eventId: string;
  readonly type: string;
  readonly team: TeamId;
  /** When Slack made it, to the second; absent when it does not say. */
  readonly at?: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Interaction {
  readonly team: TeamId;
  readonly user: UserId;
  /** Good for one modal, within 3 seconds. */
  readonly triggerId: string;
}

/** A button pressed, or an overflow item or select option chosen. */
export interface ActionPress extends Interaction {
  readonly actionId: string;
  readonly blockId: string;
  /** A button's value, a chosen option's value, or the empty string. */
  readonly value: string;
  /** Where it was pressed; absent in modals and on Home. */
  readonly message?: {
    readonly channel: ChannelId;
    readonly ts: MessageTs;
    readonly threadTs?: MessageTs;
    readonly ephemeral: boolean;
  };
  /** The view it was pressed in. */
  readonly view?: OpenView;
  readonly responseUrl?: string;
}

/** One input's value in a view: text typed, option or options chosen, person, date-time (epoch seconds as text). */
export type InputValue = string | readonly string[] | undefined;

export interface OpenView {
  readonly id: ViewId;
  readonly hash: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  /** By action id (each input of ours has an action id unique in its view). */
  readonly values: Readonly<Record<string, InputValue>>;
  /** The block that holds each input, by action id: where a validation error is shown. */
  readonly blockOf: Readonly<Record<string, string>>;
}

export interface ViewSubmission extends Omit<Interaction, 'triggerId'> {
  readonly view: OpenView;
}

export interface SlashCommand extends Interaction {
  /** `/async`, with its slash. */
  readonly command: string;
  readonly text: string;
  readonly channel: ChannelId;
  readonly responseUrl: string;
}

/** A message shortcut used on a message, or a global one (then no message). */
export interface ShortcutUse extends Interaction {
  readonly callbackId: string;
  readonly responseUrl?: string;
  readonly message?: {
    readonly channel: ChannelId;
    readonly ts: MessageTs;
    readonly threadTs?: MessageTs;
    readonly text: string;
    readonly user?: UserId;
  };
}

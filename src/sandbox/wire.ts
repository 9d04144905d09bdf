/**
 * Shapes as they travel: field names are Slack's own, so that a record can be put in a payload as it is.
 * Type aliases, not interfaces: only aliases may stand where a plain JSON object is asked for.
 */

/** Any JSON object. Fields are read through the guards below. */
export type Wire = { readonly [field: string]: unknown };

type TextObject = { readonly type: string; readonly text: string };

/** One message of a conversation, as `conversations.history` shows it, and the conversation it is in. */
export type Message = {
  readonly channel: string;
  readonly type: 'message';
  readonly subtype?: string;
  readonly user: string;
  readonly text: string;
  /** `"seconds.micros"`, unique in its channel. */
  readonly ts: string;
  /** The team of the one who wrote; another one than the channel's for strangers. */
  readonly team: string;
  /** Only for people of another company (Slack Connect). */
  readonly user_team?: string;
  readonly source_team?: string;
  readonly blocks: readonly Wire[];
  readonly client_msg_id?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly bot_profile?: Wire;
  /** The name shown instead of the app's own (`chat:write.customize`). */
  readonly username?: string;
  readonly icons?: Wire;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  /** A reply that is also shown in the channel: its root, as it was. */
  readonly root?: Wire;
  readonly attachments?: readonly Wire[];
  readonly files?: readonly Wire[];
  readonly metadata?: Wire;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly inviter?: string;
  readonly hidden?: boolean;
};

/** A message that one person alone sees. It is in no history, sends no event, and only its response_url can change it. */
export type Ephemeral = {
  readonly channel: string;
  /** The only person who sees it. */
  readonly user: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Wire[];
  readonly thread_ts?: string;
};

/** A modal or Home view as payloads carry it. `state.values` holds what the person has entered so far. */
export type View = {
  readonly id: string;
  readonly team_id: string;
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Wire[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly state: { readonly values: StateValues };
  readonly hash: string;
  readonly title: TextObject;
  readonly submit: TextObject | null;
  readonly close: TextObject | null;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly previous_view_id: string | null;
  readonly root_view_id: string;
  readonly app_id: string;
  readonly app_installed_team_id: string;
  readonly bot_id: string;
};

/** `values[block_id][action_id]` is one input's state, `{ type, value | selected_… }`. */
export type StateValues = { readonly [blockId: string]: { readonly [actionId: string]: Wire } };

export const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; everything else in it is left out. */
export const wires = (value: unknown): readonly Wire[] => (Array.isArray(value) ? value.filter(isWire) : []);

/** The field as text; undefined when it is missing or not text. */
export const textField = (wire: Wire | undefined, field: string): string | undefined => {
  const value = wire?.[field];
  return typeof value === 'string' ? value : undefined;
};

/** The field as an object; undefined when it is missing or not an object. */
export const wireField = (wire: Wire | undefined, field: string): Wire | undefined => {
  const value = wire?.[field];
  return isWire(value) ? value : undefined;
};

/** Parses JSON text; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

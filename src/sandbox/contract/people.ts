/** What people do in the workspace, and what comes of it. */
import type { Ephemeral, Message, View, Wire } from '../wire.js';
import type { Delivery } from './records.js';

/** What came of an act: the first tries of all that it made Slack send. */
export interface Acted {
  readonly deliveries: readonly Delivery[];
}
export interface Said extends Acted {
  readonly message: Message;
}
export interface Answered extends Acted {
  /** What Slack would tell the person when the app failed to answer: `operation_timeout`, `dispatch_failed`, … */
  readonly error?: string;
}
export interface Commanded extends Answered {
  /** What the acknowledgement itself said: an ephemeral, or a message for everybody. */
  readonly reply?: Ephemeral | Message;
}
export interface Submitted extends Answered {
  /** `blocked`: Slack's own form refused (required, too short, too long) and nothing was sent. `failed`: see `error`. */
  readonly action: 'close' | 'clear' | 'errors' | 'update' | 'push' | 'blocked' | 'failed';
  /** By `block_id`, for `errors` and `blocked`. */
  readonly errors?: Readonly<Record<string, string>>;
  /** The view now on top, if one is still open. */
  readonly view?: View;
}

/** Where a control is: in an ephemeral or a message (pass what was read), in a modal (its id), or in the App Home. */
export type Where =
  | { readonly ephemeral: Ephemeral }
  | { readonly message: { readonly channel: string; readonly ts: string } }
  | { readonly view: string }
  | { readonly home: true };

export interface Choice {
  /** Tells two controls with the same `action_id` apart. */
  readonly blockId?: string;
  /** Select, radio, overflow: the option's `value`, or its visible text. */
  readonly selectedOption?: string;
  /** Checkboxes and multi-selects. */
  readonly selectedOptions?: readonly string[];
  /** Text inputs, date (`2026-03-02`) and time (`09:30`) pickers, user, channel and conversation selects; or which
   * of several buttons with one `action_id`, by its `value`. */
  readonly value?: string;
  /** Multi-selects of users, channels or conversations. */
  readonly values?: readonly string[];
}

/** What a person enters in one input: text, an option's value, several, or null to empty it. */
export type Entry = string | number | readonly string[] | null;
/** By `block_id` and `action_id`; or by `block_id` alone for a block's only input; or by `action_id` alone when unique. */
export type Entries = Readonly<Record<string, Entry | Readonly<Record<string, Entry>>>>;

/**
 * What people do. Each act resolves when Slack has had its answer (or has stopped waiting for it) and the app has come
 * to rest (see `settle`). Acts that a person could not do (an unknown control, a closed view) throw `SandboxError`.
 */
export interface People {
  /** Posts as a person; `text` in mrkdwn as Slack would send it (`typed` makes it of what is typed). */
  say(user: string, channel: string, text: string, options?: SayOptions): Promise<Said>;
  /** Writes to the app in its own conversation. */
  dm(user: string, text: string, options?: SayOptions): Promise<Said>;
  edit(user: string, message: Placed, text: string): Promise<Said>;
  deleteMessage(user: string, message: Placed): Promise<Acted>;
  /** A link in the message is unfurled: `message_changed` with the same text. */
  unfurl(message: Placed): Promise<Acted>;
  inviteApp(channel: string, by: string): Promise<Acted>;
  removeApp(channel: string, by: string): Promise<Acted>;
  joinChannel(user: string, channel: string, inviter?: string): Promise<Acted>;
  leaveChannel(user: string, channel: string): Promise<Acted>;
  archive(channel: string, by: string): Promise<Acted>;
  unarchive(channel: string, by: string): Promise<Acted>;
  rename(channel: string, name: string, by: string): Promise<Acted>;
  /** Turns a public channel into a private one. Its id stays, and so does everybody in it. */
  makePrivate(channel: string, by: string): Promise<Acted>;
  slash(user: string, channel: string, command: string, text?: string): Promise<Commanded>;
  /** Presses a button, or chooses in any other control that sends `block_actions`. */
  press(user: string, where: Where, actionId: string, choice?: Choice): Promise<Answered>;
  /** Enters values in an open modal without submitting it. */
  fill(user: string, viewId: string, entries: Entries): void;
  /** Submits an open modal; inputs not named keep what they show (initial values, what was filled in). */
  submit(user: string, viewId: string, entries?: Entries): Promise<Submitted>;
  /** Closes the top view, or with `all` the whole stack by its x. Sends `view_closed` if the view asked for it. */
  closeView(user: string, viewId: string, how?: 'top' | 'all'): Promise<Answered>;
  /** A global shortcut, or with `message` a message shortcut. */
  useShortcut(user: string, callbackId: string, message?: Placed): Promise<Answered>;
  /** Opens the app's Home tab (or its messages tab). */
  openHome(user: string, tab?: 'home' | 'messages'): Promise<Acted>;
  /** Types in an external select: what the app offers. */
  suggest(
    user: string,
    where: Where,
    actionId: string,
    typed: string,
  ): Promise<Answered & { readonly options: readonly Wire[] }>;
}
export interface SayOptions {
  /** The thread's root `ts`. */
  readonly thread?: string;
  /** Also shows the reply in the channel. */
  readonly broadcast?: boolean;
}
export interface Placed {
  readonly channel: string;
  readonly ts: string;
}

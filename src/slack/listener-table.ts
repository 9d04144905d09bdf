/**
 * What a slice's `listeners.ts` answers: a table from Slack's names to functions. `register.ts` hangs the merged tables on Bolt with
 * one Bolt listener a kind (each further one costs every event about 24 µs), and turns a throw into a kind answer with a reference id.
 * Messages and events may have several listeners; two slices that claim one action, view, shortcut or command are refused.
 */
import type { View } from '@slack/types';
import type {
  ActionPress,
  IncomingDeletion,
  IncomingEvent,
  IncomingMessage,
  ShortcutUse,
  SlashCommand,
  ViewSubmission,
} from './incoming.js';

/** What a submitted view does next. `errors` are by action id; the edge turns them into block ids. */
export type ViewReply =
  | { readonly then: 'close' }
  | { readonly then: 'clear' }
  | { readonly then: 'update' | 'push'; readonly view: View }
  | { readonly then: 'errors'; readonly errors: Readonly<Record<string, string>> };

export interface ListenerTable {
  /**
   * Every human, bot or edited message in conversations the app is in. Must be quick: Slack is told "received" when it returns
   * (throwing makes Slack deliver again). A void return means nothing was worth waiting for.
   */
  readonly message?: (message: IncomingMessage) => Promise<void> | undefined;
  /** Every deleted message in those conversations, ours included. In memory only: Slack is told "received" when it returns. */
  readonly deletion?: (deletion: IncomingDeletion) => void;
  /** Other events by type. */
  readonly events?: Readonly<Record<string, (event: IncomingEvent) => Promise<void>>>;
  /** By action id. Slack has been answered before the call. */
  readonly actions?: Readonly<Record<string, (press: ActionPress) => Promise<void>>>;
  /** By callback id. Slack, and the person, wait for the reply: save, answer, and leave the rest to jobs. */
  readonly views?: Readonly<Record<string, (submission: ViewSubmission) => Promise<ViewReply>>>;
  /** By callback id. Slack has been answered before the call. */
  readonly shortcuts?: Readonly<Record<string, (use: ShortcutUse) => Promise<void>>>;
  /** By command, with its slash. Slack has been answered before the call. */
  readonly commands?: Readonly<Record<string, (command: SlashCommand) => Promise<void>>>;
}

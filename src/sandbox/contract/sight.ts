/** What people see, and what the app was sent and said. */
import type { Instant } from '../../core/clock.js';
import type { Ephemeral, Message, View } from '../wire.js';
import type { Placed } from './people.js';
import type { Call, Delivery } from './records.js';

/** What can be seen, by whom; and what was sent. All arrays are snapshots, oldest first. */
export interface Sight {
  /** The ephemerals that this person sees now (not those of before a reload; see `reload`). */
  ephemeralsOf(user: string, channel?: string): readonly Ephemeral[];
  /** Roots and broadcast replies, as the channel shows them. */
  messagesIn(channel: string): readonly Message[];
  /** A root and its replies. */
  threadOf(channel: string, threadTs: string): readonly Message[];
  /** The conversation between this person and the app. */
  dmsOf(user: string): readonly Message[];
  messageAt(placed: Placed): Message | undefined;
  /** The modal on top of this person's stack. */
  openViewOf(user: string): View | undefined;
  /** The whole stack, the root first. */
  viewsOf(user: string): readonly View[];
  homeOf(user: string): View | undefined;
  /** Files uploaded by the app, with their contents as text and as they are. */
  filesIn(channel: string): readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string;
    readonly content: string;
    readonly bytes: Uint8Array;
  }[];
  /** The person's app is reloaded: their ephemerals are gone. */
  reload(user: string): void;
  readonly calls: readonly Call[];
  readonly deliveries: readonly Delivery[];
  /** Calls that Slack refused (`ok: false` or an HTTP error): a story expects none. */
  refusals(): readonly Call[];
  /** Forgets `calls` and `deliveries` so far (long stories). */
  forget(): void;
  /** Names and zones for the renderer. */
  viewerOf(user: string): Viewer;
  userNamed(name: string, team?: string): string | undefined;
  channelNamed(name: string, team?: string): string | undefined;
  /** What a person types (`@ana`, `#team`, `&`) as Slack would send it. */
  typed(team: string, text: string): string;
}

/** Who looks: their zone decides how dates are shown. */
export interface Viewer {
  readonly tz: string;
  readonly locale: string;
  readonly now: Instant;
  /** The name of a user, channel or group id. */
  nameOf(id: string): string | undefined;
}

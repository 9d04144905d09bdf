/** Workspaces, and how their admins change them. */
import type { Acted } from './people.js';

export interface NewUser {
  /** Handle, `ana`. */
  readonly name: string;
  readonly realName?: string;
  /** IANA zone. Default `Etc/UTC`. */
  readonly tz?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  readonly deleted?: boolean;
  readonly isBot?: boolean;
  /** Multi-channel guest. */
  readonly isRestricted?: boolean;
  /** Single-channel guest. */
  readonly isUltraRestricted?: boolean;
  readonly isAdmin?: boolean;
  readonly isOwner?: boolean;
  /** From another company, seen through Slack Connect: `team_id` is another team's. */
  readonly isStranger?: boolean;
  readonly statusText?: string;
  readonly statusEmoji?: string;
  /** When Slack takes the status away, in seconds; 0 for never. */
  readonly statusExpiration?: number;
}

export interface NewChannel {
  /** Without `#`. */
  readonly name: string;
  /** Default `public`. A direct message is made by `dm`. */
  readonly kind?: 'public' | 'private' | 'mpim';
  /** User ids. */
  readonly members?: readonly string[];
  /** The app's bot is a member from the start (no event is sent). Default false. */
  readonly withApp?: boolean;
  readonly archived?: boolean;
  /** Only owners and admins may post. */
  readonly readOnly?: boolean;
  /** Roots are refused; replies are fine. */
  readonly threadOnly?: boolean;
  /** Shared with another company (Slack Connect). */
  readonly isExtShared?: boolean;
}

/** A user group, `@platform`. */
export interface NewGroup {
  /** Without `@`. */
  readonly handle: string;
  /** Default: the handle. */
  readonly name?: string;
  /** User ids. */
  readonly users?: readonly string[];
  /** Default false. A disabled group keeps its members, and is listed only when asked for. */
  readonly disabled?: boolean;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** The app's bot user and bot here; known before the app is installed. */
  readonly botUserId: string;
  readonly botId: string;
  /** The token of the present installation; undefined while the app is not installed. */
  readonly botToken: string | undefined;
  /** @returns the new user's id. No event is sent; see `joinTeam`. */
  addUser(user: NewUser): string;
  /** @returns the new channel's id. No event is sent. */
  addChannel(channel: NewChannel): string;
  /** @returns the new user group's id. No event is sent. */
  addGroup(group: NewGroup): string;
  /** Changes a user group: sends `subteam_updated`, and `subteam_members_changed` when people came or went. */
  changeGroup(group: string, change: Partial<NewGroup>): Promise<Acted>;
  /** Adds a user and sends `team_join`. */
  joinTeam(user: NewUser): Promise<Acted & { readonly user: string }>;
  /** Changes a user's record (zone, deactivation, status, …) and sends `user_change`. */
  changeUser(user: string, change: Partial<NewUser>): Promise<Acted>;
  /** Installs the app (or adds scopes to what is granted). @returns the bot token. */
  install(scopes?: readonly string[]): string;
  /** Takes the app out: its token is dead; sends `app_uninstalled` and `tokens_revoked`, in the order asked for. */
  uninstall(order?: 'uninstalled-first' | 'revoked-first'): Promise<Acted>;
}

/** What can be made to go wrong between Slack and the app, and the app's connections. */
import type { Wire } from '../wire.js';
import type { Acted } from './people.js';
import type { Delivery } from './records.js';

/** What Slack's own sending side may do to the app. */
export interface Traffic {
  /** The next `count` events are sent twice, with one `event_id`, at the same time. */
  duplicate(count?: number): void;
  /** The next `count` events come twice with different `event_id`s, as through a shared channel. */
  double(count?: number): void;
  /** Keeps events back until `release`, which sends them in the order asked for. */
  hold(): void;
  release(order?: 'as-sent' | 'reversed'): Promise<Acted>;
  /** Sends a request that Slack did not sign rightly. */
  forge(forgery: Forgery): Promise<Delivery>;
  /** Tells the app that its events are limited (`app_rate_limited`), signed. */
  rateLimited(): Promise<Delivery>;
  urlVerification(): Promise<Delivery>;
  sslCheck(): Promise<Delivery>;
  /** Sends an event of the caller's making, in a right envelope, to the first (or named) workspace's installation. */
  event(event: Wire, team?: string): Promise<Acted>;
}
export interface Forgery {
  readonly body: string;
  readonly contentType?: string;
  /** Default `right`. */
  readonly signature?: 'right' | 'wrong' | 'missing' | 'short';
  /** Seconds added to the timestamp: -301 is too old. */
  readonly timestampOffset?: number;
  /** Path under the app's address, in place of its own. */
  readonly path?: string;
}

/** The Socket Mode connections of the app, seen from Slack. */
export interface Sockets {
  readonly count: number;
  /** Sends `disconnect` on every connection, and closes them as Slack would (a `warning` closes nothing yet). */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'): void;
  /** Cuts every connection without a close frame. */
  drop(): void;
  /** Connections stay open but nothing is read, answered or sent any more: no pong, no envelopes. */
  freeze(): void;
  /** Resolves when so many connections have been greeted. */
  connected(count?: number): Promise<void>;
}

/** How the OAuth page answers. */
export interface OAuth {
  /** Who comes to the authorize page next: which workspace, which person, and what they press. */
  visitor(team: string, user: string, press: 'allow' | 'deny'): void;
}

/**
 * The contract of the simulated workspace: what tests, stories and the terminal may ask of it.
 * `create-sandbox.ts` makes one. Ids are plain strings, unique over all workspaces of a sandbox.
 */
import type { Clock } from '../core/clock.js';
import type { OAuth, Sockets, Traffic } from './contract/control.js';
import type { Faults } from './contract/fault.js';
import type { People } from './contract/people.js';
import type { Sight } from './contract/sight.js';
import type { Workspace } from './contract/workspace.js';

export type * from './contract/control.js';
export type * from './contract/fault.js';
export type * from './contract/people.js';
export type * from './contract/records.js';
export type * from './contract/sight.js';
export type * from './contract/workspace.js';

export type { Ephemeral, Message, View, Wire } from './wire.js';

export interface SandboxOptions {
  /** `simulatedClock(start)` for tests, moved by hand; the machine's clock when absent. */
  readonly clock?: Clock;
  /** How the app is reached: signed requests to `connectApp`'s address, or Socket Mode. Default `http`. */
  readonly transport?: 'http' | 'socket';
  /** Whether rate tiers and 1 post a second per channel answer 429. Default `off`. */
  readonly limits?: 'on' | 'off';
  /** `one-a-minute`: what a commercially distributed app outside the Marketplace gets (and 15 items). Default `tier-3`. */
  readonly history?: 'tier-3' | 'one-a-minute';
  /** Bot scopes that the first workspace grants. Default: `DEFAULT_SCOPES`; with neither
   * `chat:write.public` nor `channels:join`. */
  readonly scopes?: readonly string[];
  /** Events the app is subscribed to, as a manifest names them (`message.channels`). Default: all simulated ones. */
  readonly events?: readonly string[];
  /** The app's name, shown on its posts. Default `Meanwhile`. */
  readonly appName?: string;
  /** The clock of request signatures. Default: the machine's, because Bolt compares them with it. */
  readonly signatureClock?: Clock;
  /** Real milliseconds without any traffic after which `settle` is content. Default 0: counts event-loop turns only,
   * which is enough (and fastest) when the app runs in this process and tells `onIdle` of work that leaves it. */
  readonly quietMs?: number;
  /** Seed of everything drawn: which socket gets an envelope, random faults. Default 1. */
  readonly seed?: number;
}

/** What the app's configuration needs to live in this workspace. */
interface SandboxEnv {
  readonly SLACK_API_URL: string;
  readonly SLACK_BOT_TOKEN: string;
  readonly SLACK_SIGNING_SECRET: string;
  /** Only with `transport: 'socket'`. */
  readonly SLACK_APP_TOKEN?: string;
}

/** For an app that is installed by OAuth instead of by a fixed bot token. */
interface OAuthEnv {
  readonly SLACK_API_URL: string;
  readonly SLACK_SIGNING_SECRET: string;
  readonly SLACK_CLIENT_ID: string;
  readonly SLACK_CLIENT_SECRET: string;
  /** Bolt's `installerOptions.authorizationUrl`. */
  readonly authorizationUrl: string;
}

export interface Sandbox extends People, Sight {
  readonly clock: Clock;
  /** The first workspace; the app is installed in it. */
  readonly workspace: Workspace;
  /** Another workspace, where the app is not installed yet. */
  addWorkspace(name: string): Workspace;
  /** Opens the server on 127.0.0.1, any free port. @returns `env`. */
  start(): Promise<SandboxEnv>;
  /** Closes every connection; pending retries are dropped. */
  stop(): Promise<void>;
  /** @throws SandboxError before `start`. */
  readonly env: SandboxEnv;
  readonly oauthEnv: OAuthEnv;
  /** Where signed requests go, `http://127.0.0.1:PORT/slack/events`. */
  connectApp(url: string): void;
  /**
   * Resolves when nothing is under way: no call being answered, no delivery being waited for, every `onIdle` fulfilled,
   * and the event loop quiet. Something that waits for a clock nobody moves is not waited for.
   */
  settle(): Promise<void>;
  /** Tells `settle` how to wait for work of the app that it cannot see (its in-flight counter, its job runner). */
  onIdle(idle: () => Promise<void>): void;
  /**
   * Resolves with the first value of `look` that is not undefined, null or false. Looks again after everything that
   * happens here, and now and then for what happens elsewhere. @throws SandboxError naming `what` after 5 real seconds.
   */
  until<T>(look: () => T | undefined | null | false, what?: string): Promise<T>;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly sockets: Sockets;
  readonly oauth: OAuth;
  /** May be changed at any time. */
  readonly limits: { tiers: 'on' | 'off'; history: 'tier-3' | 'one-a-minute' };
}

/**
 * Calls with a workspace's token. Each workspace has three clients, because a client's queue is one for all methods: a burst of posts
 * must not stand before a modal whose trigger lives three seconds.
 *
 * Traps: never give a client `headers` (WebClient writes the token into the object it is handed); always give it `timeout` (none by
 * default) and `retryConfig` (ten retries over a quarter of an hour by default).
 */
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { TeamId, UserId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { SlackCallError, toSlackCallError } from './errors.js';
import { boltLogger } from './logger.js';
import { quickFetch } from './quick-fetch.js';

/** What a call needs to be made in a workspace's name. */
export interface WorkspaceAccess {
  readonly token: string;
  readonly botUser: UserId;
  readonly botId: string;
}

/** `ask` reads and may be asked again; `post` makes something exist and is never repeated by itself; `form` opens a view. */
export type CallPurpose = 'ask' | 'post' | 'form';

export type CallSlack = <Answer>(
  team: TeamId,
  purpose: CallPurpose,
  call: (client: WebClient) => Promise<Answer>,
) => Promise<Answer>;

const TIMEOUT_MS = 10_000;

const RETRIES: Readonly<Record<CallPurpose, NonNullable<WebClientOptions['retryConfig']>>> = {
  ask: { retries: 2, minTimeout: 300, maxTimeout: 5_000 },
  post: { retries: 0 },
  form: { retries: 0 },
};

/** @returns a function that makes one call, and throws nothing but `SlackCallError`. */
export function createCaller(deps: {
  readonly apiUrl: string;
  /** Undefined when the app is not (or no longer) installed there. */
  readonly access: (team: TeamId) => Promise<WorkspaceAccess | undefined>;
  /** Told when Slack refuses the token itself. */
  readonly onTokenRefused: (team: TeamId, code: string) => Promise<void>;
  readonly logger: Logger;
}): CallSlack {
  const pools = new Map<TeamId, { readonly token: string; readonly clients: Map<CallPurpose, WebClient> }>();
  const logger = boltLogger(deps.logger);

  const clientOf = (team: TeamId, token: string, purpose: CallPurpose): WebClient => {
    let pool = pools.get(team);
    if (pool?.token !== token) {
      pool = { token, clients: new Map() };
      pools.set(team, pool);
    }
    let client = pool.clients.get(purpose);
    if (!client) {
      client = new WebClient(token, {
        slackApiUrl: deps.apiUrl,
        timeout: TIMEOUT_MS,
        retryConfig: RETRIES[purpose],
        rejectRateLimitedCalls: true,
        // Pages of people are long, and the standard's asks for them packed.
        ...(purpose !== 'ask' && { fetch: quickFetch }),
        logger,
      });
      pool.clients.set(purpose, client);
    }
    return client;
  };

  const accessTo = async (team: TeamId) => {
    try {
      return await deps.access(team);
    } catch (cause) {
      throw new SlackCallError({ kind: 'transient', code: 'store_away', mayHaveHappened: false }, { cause });
    }
  };

  const tokenRefused = async (team: TeamId, code: string) => {
    try {
      await deps.onTokenRefused(team, code);
    } catch (error) {
      deps.logger.error({ team, code, error }, 'A refused token could not be recorded');
    }
  };

  return async (team, purpose, call) => {
    const access = await accessTo(team);
    if (!access) {
      pools.delete(team);
      throw new SlackCallError({ kind: 'token', code: 'not_installed', mayHaveHappened: false });
    }
    try {
      return await call(clientOf(team, access.token, purpose));
    } catch (error) {
      const refusal = toSlackCallError(error);
      if (refusal.kind === 'token') await tokenRefused(team, refusal.code);
      throw refusal;
    }
  };
}

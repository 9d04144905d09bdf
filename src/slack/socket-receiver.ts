/**
 * Slack over Socket Mode: Bolt's receiver with its reconnecting switched off, and ours in its place. The library waits 5 s after each
 * routine refresh, and when `apps.connections.open` fails for good while reconnecting it stays away, with an unhandled rejection.
 */
import type { Server } from 'node:http';
import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { toSlackCallError } from './errors.js';
import { createHealthServer, type IsReady } from './health.js';
import { type Connection, type KeptConnection, keepConnected } from './keep-connected.js';
import { listen, portOf } from './listen.js';
import { boltLogger } from './logger.js';

export interface SocketReceiver extends Receiver {
  /** Slack has greeted us and the connection stands. */
  isConnected(): boolean;
  /** Of the health checks. */
  port(): number | undefined;
}

const TIMEOUT_MS = 10_000;
/** A peer that never answers our close frame is left to the library's own time limit, which is half a minute. */
const CLOSE_WITHIN_MS = 2_000;

export function createSocketReceiver(deps: {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly healthPort?: number;
  readonly isReady: IsReady;
  readonly clock: Clock;
  readonly logger: Logger;
}): SocketReceiver {
  const { clock, logger } = deps;
  const slack = new SocketModeReceiver({
    appToken: deps.appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(logger),
    installerOptions: {
      clientOptions: {
        slackApiUrl: deps.apiUrl,
        timeout: TIMEOUT_MS,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
    // Logged by the listener that failed. Never acknowledged: Slack delivers again.
    processEventErrorHandler: async () => false,
  });
  const { client } = slack;
  let kept: KeptConnection | undefined;
  let healthServer: Server | undefined;

  const open = async (): Promise<Connection> => {
    // Listened for before the start: a connection may end in the same breath as it begins.
    const end = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
    await client.start();
    return { end, close: () => Promise.race([client.disconnect(), after(CLOSE_WITHIN_MS, clock)]) };
  };

  /** The first connection: a token that Slack refuses is a mistake in the settings, anything else passes. */
  const openFirst = async (): Promise<Connection | undefined> => {
    try {
      return await open();
    } catch (error) {
      const { kind, code } = toSlackCallError(error);
      if (kind !== 'transient' && kind !== 'throttled')
        throw new AppError('config-invalid', `Slack refused SLACK_APP_TOKEN (${code}).`, { cause: error });
      logger.warn({ code }, 'Slack can’t be reached yet; trying on');
      return undefined;
    }
  };

  return {
    init: (app) => slack.init(app),
    async start() {
      if (deps.healthPort !== undefined)
        healthServer = await listen(createHealthServer(deps.isReady), deps.healthPort);
      kept = keepConnected(await openFirst(), { open, clock, logger });
    },
    async stop() {
      healthServer?.close();
      await kept?.stop();
    },
    isConnected: () => kept?.isConnected() === true,
    port: () => portOf(healthServer),
  };
}

const after = (ms: number, clock: Clock) =>
  new Promise<void>((resolve) => clock.wakeAt(clock.now() + ms, resolve));

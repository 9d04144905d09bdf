/** Everything of Slack's that the rest of the app needs, in one piece: calls out, deliveries in. The composition root makes one. */
import { App, type InstallationStore } from '@slack/bolt';
import type { Config } from '../config.js';
import type { Clock } from '../core/clock.js';
import { type TeamId, teamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { type ChoosableGroups, createChoosableGroups } from './choosable-groups.js';
import { createCaller, type WorkspaceAccess } from './client-pool.js';
import { createDirectory, type Directory } from './directory.js';
import { standBefore } from './gate.js';
import type { IsReady } from './health.js';
import { createHttpReceiver } from './http-receiver.js';
import { createInFlight, type InFlight } from './in-flight.js';
import type { ListenerTable } from './listener-table.js';
import { boltLogger } from './logger.js';
import type { ListenedTo } from './merge-tables.js';
import { oauthOptions } from './oauth.js';
import { registerListeners } from './register.js';
import { createResponder } from './response-url.js';
import type { Respond, SlackApi, TakeAway } from './slack-api.js';
import { createSocketReceiver } from './socket-receiver.js';
import { createSlackApi } from './web-client.js';

export interface EdgeDeps {
  readonly config: Pick<Config, 'slack' | 'publicUrl'>;
  /** Who we are in a workspace, and its token; undefined where the app is not installed. Asked for every delivery: answer from memory. */
  readonly access: (team: TeamId) => Promise<WorkspaceAccess | undefined>;
  /** Told when Slack refuses a workspace's token. */
  readonly onTokenRefused: (team: TeamId, code: string) => Promise<void>;
  /** Where installations by OAuth are kept. */
  readonly installationStore: InstallationStore;
  /** Whether the rest of the process takes in work; asked for `/readyz`. */
  readonly isReady: IsReady;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Edge {
  readonly slack: SlackApi;
  readonly respond: Respond;
  readonly takeAway: TakeAway;
  readonly directory: Directory;
  readonly groups: ChoosableGroups;
  readonly inFlight: InFlight;
  /** Hangs the listeners on; once, before `start`. The directory's own are added. @returns the names of all that is listened to. */
  listen(tables: readonly ListenerTable[]): ListenedTo;
  /** Takes deliveries in. @throws AppError `config-invalid` when Slack refuses the app token, or the port is taken. */
  start(): Promise<void>;
  /** Takes nothing more in, and waits up to `withinMs` for what is under way. @returns whether all of it was done. */
  stop(withinMs: number): Promise<boolean>;
  /** Of the server, with HTTP or a health port. */
  port(): number | undefined;
}

export function createEdge(deps: EdgeDeps): Edge {
  const { clock, logger, config } = deps;
  const { apiUrl } = config.slack;
  const slack = createSlackApi({ call: createCaller({ ...deps, apiUrl }), access: deps.access });
  const { respond, takeAway } = createResponder();
  const directory = createDirectory({ slack, clock });
  const inFlight = createInFlight({ clock, logger });
  const receiver = createReceiver(deps);

  const app = new App({
    receiver,
    authorize: async ({ teamId: team }) => {
      const access = await deps.access(teamId(String(team)));
      if (!access) throw new Error(`Meanwhile is not installed in ${team}`);
      // No token: Bolt's own clients stay unused, and there is nothing for it to leak.
      return { teamId: String(team), botUserId: access.botUser, botId: access.botId };
    },
    deferInitialization: true,
    // Own posts are dropped by `parse-message.ts`, which also knows edits; the conversation store costs every event 47 µs.
    ignoreSelf: false,
    convoStore: false,
    logger: boltLogger(logger),
    clientOptions: { slackApiUrl: apiUrl, timeout: 10_000, retryConfig: { retries: 0 } },
  });
  const gate = standBefore(app, { inFlight, logger });

  return {
    slack,
    respond,
    takeAway,
    directory,
    groups: createChoosableGroups({ slack, clock }),
    inFlight,
    listen: (tables) => registerListeners(app, [directory.listeners, ...tables], { respond, logger }),
    async start() {
      await app.init();
      await app.start();
    },
    async stop(withinMs) {
      gate.close();
      // Closed last: over Socket Mode what is under way is acknowledged on the same connection.
      const done = await inFlight.idle(withinMs);
      await app.stop();
      return done;
    },
    port: receiver.port,
  };
}

function createReceiver(deps: EdgeDeps) {
  const { logger, clock, config } = deps;
  const { receive, access, apiUrl } = config.slack;
  if (receive.by === 'socket') {
    const socket = createSocketReceiver({
      ...receive,
      apiUrl,
      isReady: async () => socket.isConnected() && (await deps.isReady()),
      clock,
      logger,
    });
    return socket;
  }
  const { installationStore } = deps;
  const oauth =
    access.by === 'oauth' &&
    oauthOptions({ ...access, apiUrl, publicUrl: config.publicUrl ?? '', installationStore, logger });
  return createHttpReceiver({ ...receive, ...(oauth && { oauth }), isReady: deps.isReady, logger });
}

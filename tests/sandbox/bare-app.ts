/** A small Bolt app of no product, to prove the simulator with: over signed HTTP or Socket Mode. */
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

export const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export interface BareApp {
  readonly app: App;
  stop(): Promise<void>;
}

/** Starts a bare app that `register` gives its listeners, and connects it to the sandbox. */
export async function bareApp(
  sandbox: Sandbox,
  register: (app: App) => void,
  options: { readonly ackTimeoutMs?: number } = {},
): Promise<BareApp> {
  const { env } = sandbox;
  const clientOptions = { slackApiUrl: env.SLACK_API_URL, retryConfig: { retries: 0 } };
  const socket = env.SLACK_APP_TOKEN;
  const receiver =
    socket === undefined
      ? new HTTPReceiver({
          signingSecret: env.SLACK_SIGNING_SECRET,
          unhandledRequestTimeoutMillis: options.ackTimeoutMs ?? 3001,
          logger: SILENT,
        })
      : new SocketModeReceiver({
          appToken: socket,
          clientPingTimeout: 300,
          logger: SILENT,
          installerOptions: { clientOptions },
        });
  const app = new App({
    receiver,
    token: env.SLACK_BOT_TOKEN,
    clientOptions,
    convoStore: false,
    deferInitialization: true,
    logger: SILENT,
    logLevel: LogLevel.ERROR,
  });
  register(app);
  await app.init();
  const server = await app.start(0);
  if (receiver instanceof SocketModeReceiver) {
    await sandbox.sockets.connected();
    return { app, stop: () => receiver.client.disconnect() };
  }
  const address = server && 'address' in server ? (server.address() as AddressInfo) : undefined;
  sandbox.connectApp(`http://127.0.0.1:${address?.port}/slack/events`);
  return {
    app,
    async stop() {
      if (server && 'closeAllConnections' in server) server.closeAllConnections();
      await app.stop();
    },
  };
}

/** A Web API client without retries of its own. */
export const clientOf = (sandbox: Sandbox, token = sandbox.env.SLACK_BOT_TOKEN): WebClient =>
  new WebClient(token, {
    slackApiUrl: sandbox.env.SLACK_API_URL,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });

/** The data of the refusal that a call ends in. */
export const refused = (call: Promise<unknown>): Promise<Record<string, unknown>> =>
  call.then(
    () => ({ error: 'none' }),
    (error: { data?: Record<string, unknown>; message: string }) => error.data ?? { error: error.message },
  );

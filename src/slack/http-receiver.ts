/**
 * Slack over HTTP: a server of our own before Bolt's HTTPReceiver, which checks signatures, parses, and runs the OAuth pages.
 * Before it stands what Bolt leaves open: timestamps of the future (it refuses only old ones) and form posts that name a charset.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AuthorizationError, HTTPReceiver, type HTTPReceiverOptions, type Receiver } from '@slack/bolt';
import { systemClock } from '../core/clock.js';
import type { Logger } from '../core/logger.js';
import { NotReceivingError } from './gate.js';
import { createHealth, type IsReady } from './health.js';
import { listen, portOf } from './listen.js';
import { boltLogger } from './logger.js';

/** A receiver and, once it is started, the port it listens on. */
export interface HttpReceiver extends Receiver {
  port(): number | undefined;
}

/** As far ahead as Bolt allows behind. */
const MOST_AHEAD_S = 5 * 60;

export function createHttpReceiver(deps: {
  readonly port: number;
  readonly signingSecret: string;
  /** The options of Bolt's receiver that switch its OAuth pages on. */
  readonly oauth?: Partial<HTTPReceiverOptions>;
  readonly isReady: IsReady;
  readonly logger: Logger;
}): HttpReceiver {
  const { logger } = deps;
  const health = createHealth(deps.isReady);
  const slack = new HTTPReceiver({
    ...deps.oauth,
    signingSecret: deps.signingSecret,
    logger: boltLogger(logger),
    processEventErrorHandler: async ({ error, response }) => {
      if (response.headersSent) return true;
      response.writeHead(statusOf(error)).end();
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      logger.warn({}, 'Slack waited three seconds and gave up; it delivers events again');
      if (!response.headersSent) response.writeHead(503).end();
    },
  });

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (health(request, response)) return;
    if (isFromTheFuture(request)) {
      logger.warn({}, 'A request of the future was refused: is this machine’s clock right?');
      response.writeHead(401).end();
      return;
    }
    const { headers } = request;
    const form = 'application/x-www-form-urlencoded';
    if (headers['content-type']?.startsWith(`${form};`)) headers['content-type'] = form;
    try {
      slack.requestListener(request, response);
    } catch {
      // Bolt throws for a path that is not its own, and for an address that is none.
      response.writeHead(404).end();
    }
  };

  let server: Server | undefined;
  return {
    init: (app) => slack.init(app),
    start: async () => {
      server = await listen(createServer(answer), deps.port);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        server.closeIdleConnections();
        // By now nobody waits for what is still open; an answer just given has had its turn to go out.
        setImmediate(() => server?.closeAllConnections());
      }),
    port: () => portOf(server),
  };
}

/** Compared with the machine's clock, as Bolt does for old ones. */
function isFromTheFuture({ headers }: IncomingMessage): boolean {
  const seconds = Number(headers['x-slack-request-timestamp']);
  return seconds > systemClock.now() / 1000 + MOST_AHEAD_S;
}

function statusOf(error: Error): number {
  if (error instanceof AuthorizationError) return 401;
  const original = 'original' in error ? error.original : error;
  return original instanceof NotReceivingError ? 503 : 500;
}

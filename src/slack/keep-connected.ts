/** Opens a connection again whenever it ends, for as long as it takes, and says whether there is one. Knows nothing of sockets. */
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/logger.js';
import { toSlackCallError } from './errors.js';

export interface Connection {
  /** Resolves when the connection is gone. */
  readonly end: Promise<void>;
  close(): Promise<void>;
}

export interface KeptConnection {
  isConnected(): boolean;
  /** Closes what is open and opens nothing more. */
  stop(): Promise<void>;
}

/** A connection that stood so long was a good one: the next is opened at once. */
const GOOD_AFTER_MS = 10_000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** @param first the connection that stands already, if there is one. */
export function keepConnected(
  first: Connection | undefined,
  deps: { readonly open: () => Promise<Connection>; readonly clock: Clock; readonly logger: Logger },
): KeptConnection {
  const { clock, logger } = deps;
  let connection = first;
  let stopping = false;
  let wakeUp = () => {};

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.wakeAt(clock.now() + ms, resolve);
      wakeUp = () => {
        cancel();
        resolve();
      };
    });

  const keep = async () => {
    let failures = 0;
    let askedToWait = 0;
    while (!stopping) {
      if (connection) {
        const since = clock.now();
        await connection.end;
        connection = undefined;
        failures = clock.now() - since >= GOOD_AFTER_MS ? 0 : failures + 1;
      }
      const wait = Math.max(askedToWait, waitAfter(failures));
      if (wait > 0 && !stopping) await sleep(wait);
      if (stopping) return;
      try {
        connection = await deps.open();
        askedToWait = 0;
        logger.info({ failures }, 'Connected to Slack again');
        // Asked to stop while it was being opened.
        if (stopping) await connection.close();
      } catch (error) {
        const { code, retryAfterMs = 0 } = toSlackCallError(error);
        askedToWait = retryAfterMs;
        failures += 1;
        logger.error({ code, failures }, 'Slack can’t be connected to; trying on');
      }
    }
  };
  void keep();

  return {
    isConnected: () => connection !== undefined && !stopping,
    async stop() {
      stopping = true;
      wakeUp();
      await connection?.close();
    },
  };
}

/** At once after a routine end, then doubling from half a second to half a minute. */
function waitAfter(failures: number): number {
  if (failures <= 1) return 0;
  return Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(failures - 2, 10));
}

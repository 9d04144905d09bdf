/** The life of the process: start, wait for a signal, stop cleanly, leave. */
import type { Clock } from './core/clock.js';
import type { Logger } from './core/logger.js';

/** What `createApp` answers. */
export interface RunnableApp {
  start(): Promise<void>;
  /** Takes in nothing more, finishes or hands back what is under way within about `withinMs`, and closes the store. */
  stop(withinMs: number): Promise<void>;
}

/** Orchestrators kill ten seconds after they asked: the work gets most of that, and leaving is certain before. */
const STOP_WITHIN_MS = 8_000;
const LEAVE_WITHIN_MS = 9_500;

/**
 * @param signals tells of SIGTERM and SIGINT: the process.
 * @returns the exit code: 0 after a clean stop, 1 when it had to be cut short (a second signal, or no end in sight).
 */
export async function runUntilStopped(
  app: RunnableApp,
  deps: {
    readonly signals: Pick<NodeJS.EventEmitter, 'on'>;
    readonly clock: Clock;
    readonly logger: Logger;
  },
): Promise<number> {
  const { clock, logger } = deps;
  const { first, second } = twoSignals(deps.signals);
  const cutShort = second.then(() => 1);

  // Asked to stop while it starts: the start is finished first, so that there is something whole to stop.
  const started = await Promise.race([app.start(), cutShort]);
  if (started === 1) return 1;
  logger.info({}, 'Meanwhile is running');
  const signal = await first;
  logger.info({ signal }, 'Stopping');

  const tooLong = new Promise<number>((resolve) => {
    clock.wakeAt(clock.now() + LEAVE_WITHIN_MS, () => resolve(1));
  });
  const stopped = app.stop(STOP_WITHIN_MS).then(
    () => 0,
    (error: unknown) => {
      logger.error({ error }, 'The stop failed');
      return 1;
    },
  );
  const code = await Promise.race([stopped, tooLong, cutShort]);
  logger.info({ code }, 'Stopped');
  return code;
}

function twoSignals(signals: Pick<NodeJS.EventEmitter, 'on'>) {
  let gotFirst = (_signal: string) => {};
  let gotSecond = () => {};
  const first = new Promise<string>((resolve) => {
    gotFirst = resolve;
  });
  const second = new Promise<void>((resolve) => {
    gotSecond = resolve;
  });
  let seen = false;
  for (const signal of ['SIGTERM', 'SIGINT']) {
    signals.on(signal, () => {
      if (seen) gotSecond();
      seen = true;
      gotFirst(signal);
    });
  }
  return { first, second };
}

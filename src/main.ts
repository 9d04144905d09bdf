/** The process: settings, log, app, and its life. */
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.js';
import { type Environment, loadConfig } from './config.js';
import { systemClock } from './core/clock.js';
import { runUntilStopped } from './run-until-stopped.js';
import { createLogger } from './slack/logger.js';

/**
 * V8 collects when the heap has quadrupled, as it deems best for a heap this small. Doubled is soon enough: under load it saves 70 MB of
 * 270, and the events that are answered meanwhile stay as many (`npm run bench -- events`).
 */
const HEAP_GROWTH = '--heap-growing-percent=100';

/**
 * Runs Meanwhile until SIGTERM or SIGINT.
 * @returns the exit code; the caller leaves the process with it.
 * @throws AppError `config-invalid`, `wrong-key`, `store-busy` or `store-unreadable`, with a sentence for whoever started it.
 */
export async function main(env: Environment): Promise<number> {
  setFlagsFromString(HEAP_GROWTH);
  const config = loadConfig(env);
  const clock = systemClock;
  const logger = createLogger({ level: config.logLevel });
  // Rejections that nobody handles come here as well: the log's way of writing errors is the only one that hides secrets.
  process.on('uncaughtException', (error) => {
    logger.error({ error }, 'An error that nobody handled; leaving');
    process.exit(1);
  });
  // The clock's timers keep no process alive, and between two connections to Slack there may be nothing else.
  setInterval(() => {}, 60_000);
  const app = await createApp({ config, clock, logger });
  return runUntilStopped(app, { signals: process, clock, logger });
}

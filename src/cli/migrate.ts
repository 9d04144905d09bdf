/** `meanwhile migrate`: what `start` does by itself, for those who want to do it beforehand. */
import { loadConfig } from '../config.js';
import { systemClock } from '../core/clock.js';
import { encryptionKey } from '../encryption-key.js';
import { createLogger } from '../slack/logger.js';
import { openStore } from '../store/database.js';
import type { RunCommand } from './command.js';

export const run: RunCommand = async (_args, io) => {
  const config = loadConfig(io.env);
  const logger = createLogger({ level: config.logLevel });
  const key = await encryptionKey(config.store, logger);
  const store = openStore({ ...config.store, encryptionKey: key, clock: systemClock, logger });
  try {
    const done = await store.migrate();
    await io.write(done.length > 0 ? `Done: ${done.join(', ')}\n` : 'The database is up to date.\n');
    return 0;
  } finally {
    await store.close();
  }
};

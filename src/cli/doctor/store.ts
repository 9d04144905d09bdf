/** Does the database open, is it up to date, and is the key the right one? Changes nothing that `start` would not. */
import type { Config } from '../../config.js';
import { systemClock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { encryptionKey } from '../../encryption-key.js';
import { createLogger } from '../../slack/logger.js';
import { openStore } from '../../store/database.js';
import { type Finding, fail, ok, warn } from './finding.js';

export async function checkStore(settings: Config['store']): Promise<Finding> {
  const where = settings.databaseUrl ? 'Postgres' : `SQLite in ${settings.dataDir}`;
  const logger = createLogger({ level: 'silent' });
  try {
    const key = await encryptionKey(settings, logger);
    const store = openStore({ ...settings, encryptionKey: key, clock: systemClock, logger });
    try {
      await store.migrate();
      await store.check();
      return ok(`${where} opens, and its text can be read`);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
      return fail(
        `${where} does not open (${code})`,
        'Check DATABASE_URL or DATA_DIR, and who may write there.',
      );
    }
    // The app that runs holds the file: that is as it should be.
    if (error.code === 'store-busy') return warn(`${where} is in use`, error.message);
    return fail(where, error.message);
  }
}

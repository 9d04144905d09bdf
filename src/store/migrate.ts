/** Brings the tables up to this version. Several processes may start at once: one migrates, the others wait and find it done. */
import { isNativeError } from 'node:util/types';
import { Migrator } from 'kysely';
import { AppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { Handle } from './ambient.js';
import { migrations } from './migrations/index.js';

/**
 * @returns the names of the migrations that ran now.
 * @throws AppError `store-unreadable` when one fails (nothing of it stays), when a newer version has been here, or when nothing answers.
 */
export async function migrate(database: Handle, logger: Logger): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName;
    throw new AppError(
      'store-unreadable',
      failed
        ? `The store could not be brought up to this version: migration ${failed} failed and left nothing behind.`
        : withoutAny(error),
      { cause: error },
    );
  }
  const ran = results.map((result) => result.migrationName);
  if (ran.length > 0) logger.info({ migrations: ran }, 'the store is up to date');
  return ran;
}

/** Why no migration was even begun. */
function withoutAny(error: unknown): string {
  // Kysely's word for one that has run and that we do not have.
  if (isNativeError(error) && error.message.startsWith('corrupted migrations'))
    return 'A newer version of Meanwhile has written to the store. Start that version again.';
  const code = isNativeError(error) && 'code' in error ? ` (${error.code})` : '';
  return `The store does not answer${code}. Check DATABASE_URL or DATA_DIR, and that the database runs.`;
}

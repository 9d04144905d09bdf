/** A real Postgres, where TEST_DATABASE_URL says: a fresh database for each file, dropped at its end. */
import pg from 'pg';
import { randomId } from '../../../src/core/random.js';
import { openStore } from '../../../src/store/database.js';
import { silentLogger as logger } from '../../support/silent-logger.js';
import { postgresEngine } from './postgres-store.js';

export const serverUrl = process.env.TEST_DATABASE_URL;

export const postgres = (server: string) =>
  postgresEngine('Postgres server', async () => {
    const { url, drop } = await freshDatabase(server);
    return {
      store: (encryptionKey, clock) =>
        openStore({
          ...{ databaseUrl: url, dataDir: 'unused', encryptionKey, clock, logger },
          lateWork: 'refused',
        }),
      boss: { connectionString: url },
      remove: drop,
    };
  });

/** @returns the new database's URL, and what drops it. */
export async function freshDatabase(server: string) {
  const name = randomId('meanwhile_test_').toLowerCase();
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

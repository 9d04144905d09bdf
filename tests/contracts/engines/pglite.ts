/** Postgres in memory (PGlite): one instance with one session, so that everybody waits their turn. */
import { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { fromPglite } from 'pg-boss';
import { storeOver } from '../../../src/store/database.js';
import { createEncryption } from '../../../src/store/encryption.js';
import { silentLogger as logger } from '../../support/silent-logger.js';
import { postgresEngine } from './postgres-store.js';

export const pglite = postgresEngine('Postgres in memory', async () => {
  const database = await PGlite.create();
  const turns = takingTurns();
  const engine = { kind: 'postgres', dialect: dialectOver(database, turns), close: async () => {} } as const;
  const boss = fromPglite(database);
  const executeSql = async (text: string, values?: unknown[]) => {
    const release = await turns();
    return boss.executeSql(text, values).finally(release);
  };
  return {
    store: (key, clock) => storeOver(engine, createEncryption(key), { clock, logger, lateWork: 'refused' }),
    boss: { backend: 'pglite', db: { ...boss, executeSql } },
    remove: () => database.close(),
  };
});

/** Gives the session to one caller after the other; each hands it on by calling what it was given. */
function takingTurns() {
  let last: Promise<void> = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

function dialectOver(database: PGlite, turns: () => Promise<() => void>): Dialect {
  const releases = new Map<DatabaseConnection, () => void>();
  const connect = (): DatabaseConnection => ({
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const { rows, affectedRows } = await database.query<Row>(sql, [...parameters]);
      return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) };
    },
    // biome-ignore lint/correctness/useYield: nothing streams.
    async *streamQuery() {
      throw new Error('PGlite does not stream.');
    },
  });
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createDriver: () => ({
      init: async () => {},
      async acquireConnection() {
        const release = await turns();
        const connection = connect();
        releases.set(connection, release);
        return connection;
      },
      beginTransaction: async (connection) =>
        void (await connection.executeQuery(CompiledQuery.raw('begin'))),
      commitTransaction: async (connection) =>
        void (await connection.executeQuery(CompiledQuery.raw('commit'))),
      rollbackTransaction: async (connection) =>
        void (await connection.executeQuery(CompiledQuery.raw('rollback'))),
      async releaseConnection(connection) {
        releases.get(connection)?.();
        releases.delete(connection);
      },
      destroy: async () => {},
    }),
  };
}

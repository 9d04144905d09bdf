/** PostgreSQL (15 or newer) through `pg`: a pool of connections, numbers where we stored numbers. */
import { PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Logger } from '../core/logger.js';
import type { Engine } from './engine.js';

/** Connections of one process; PgBouncer or `max_connections` must have room for them and pg-boss's few on every replica. */
const POOL_SIZE = 10;
const CONNECT_WITHIN_MS = 10_000;
/** No statement of ours takes a second; one that does waits for a lock that will not come. */
const STATEMENT_WITHIN_MS = 30_000;

const INT8 = 20;
const DATE = 1082;

/**
 * A pool for `url`; nothing connects yet.
 * @param logger is told when an idle connection breaks, which the pool replaces by itself.
 */
export function openPostgres(url: string, logger: Logger): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: 'meanwhile',
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    types: { getTypeParser },
  });
  // Without a listener the process would end.
  pool.on('error', (error) => logger.warn({ error: codeOf(error) }, 'a database connection broke'));
  return {
    kind: 'postgres',
    dialect: new PostgresDialect({ pool: keptOpen(pool) }),
    close: () => pool.end(),
  };
}

/** `Engine.close` ends the pool, not Kysely, which does not when nothing was ever asked of it. */
const keptOpen = (pool: PostgresPool): PostgresPool => ({
  connect: () => pool.connect(),
  end: async () => {},
});

/** pg gives bigint and count(*) as text, and dates as midnight of the process's zone. Ours are epoch milliseconds: safe numbers. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number;
  if (oid === DATE) return (text: string) => text;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.name);

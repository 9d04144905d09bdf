/**
 * SQLite through libsql: one file in the data directory, owned by one process. The driver sits behind this file alone.
 *
 * Trap of libsql 0.5 that is met here: binding a boolean aborts the whole process.
 */
import { chmodSync, closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Dialect, type Driver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import Database from 'libsql';
import { AppError } from '../core/errors.js';
import type { Engine } from './engine.js';
import { type Prepared, type SqliteParts, sqliteDriver } from './sqlite-driver.js';

const PRAGMAS = [
  'journal_mode = WAL',
  // A commit does not wait for the disk by itself, since it would hold up every event meanwhile: the driver forces the log before it
  // tells anybody. What an acknowledged row survives is the same as with FULL.
  'synchronous = NORMAL',
  // Pages of the log, 16 MB: it is copied into the file, which waits for the disk, when the many writes of a busy minute are over.
  'wal_autocheckpoint = 4000',
  // In KiB: what a busy minute reads and writes, of a few hundred workspaces.
  'cache_size = -32000',
  'busy_timeout = 5000',
  'foreign_keys = ON',
  // What is deleted is overwritten too: people are told that it is gone.
  'secure_delete = ON',
];
/** Prepared statements kept; our statements are far fewer, and long `IN` lists must not add up. */
const MOST_STATEMENTS = 200;

type Datasync = (file: number) => Promise<void>;

/**
 * Opens, or creates, `meanwhile.db` in `dataDir`.
 * @param datasync forces an open file to the disk; for tests that cut the power.
 * @throws AppError `store-busy` when another process has it open, `store-unreadable` when it can't be opened.
 */
export function openSqlite(dataDir: string, datasync: Datasync = promisify(fdatasync)): Engine {
  const file = join(dataDir, 'meanwhile.db');
  const lock = takeLock(dataDir);
  try {
    const database = new Database(file);
    chmodSync(file, 0o600);
    for (const pragma of PRAGMAS) database.prepare(`PRAGMA ${pragma}`).all();
    const log = openLog(file, database);
    const driver = sqliteDriver({
      database: prepared(database),
      isInTransaction: () => database.inTransaction,
      force: () => datasync(log.file),
    });
    return {
      kind: 'sqlite',
      dialect: sqliteDialect(driver),
      async close() {
        log.close();
        database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
        database.close();
        lock.close();
      },
    };
  } catch (cause) {
    lock.close();
    throw new AppError('store-unreadable', `${file} can't be opened as a database.`, { cause });
  }
}

/**
 * Two processes on one file would each trust what they remember of it. The lock is an open exclusive transaction on an empty side
 * database: the system lifts it when the process ends, however it ends, and readers of the main file (a backup) are not in its way.
 */
function takeLock(dataDir: string): InstanceType<typeof Database> {
  let lock: InstanceType<typeof Database>;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = new Database(join(dataDir, 'meanwhile.lock'));
  } catch (cause) {
    throw new AppError('store-unreadable', `${dataDir} can't be written: is DATA_DIR right?`, { cause });
  }
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    throw new AppError(
      'store-busy',
      `Another Meanwhile is using ${dataDir}. Stop that one first, or give this one a DATA_DIR of its own.`,
      { cause },
    );
  }
}

/** The write-ahead log, to force it to the disk beside SQLite. SQLite's own locks are not on this file, so closing it lifts none. */
function openLog(file: string, database: InstanceType<typeof Database>) {
  // SQLite creates the log when the database is first read.
  database.prepare('SELECT count(*) FROM sqlite_schema').all();
  const log = openSync(`${file}-wal`, 'r+');
  return { file: log, close: () => closeSync(log) };
}

/** The dialect of Kysely, except that migrations run in a transaction, as SQLite can do: a crash leaves none half done. */
const sqliteDialect = (driver: Driver): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => driver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** Prepares each statement once (a third faster), and checks what is bound. */
function prepared(database: InstanceType<typeof Database>): SqliteParts['database'] {
  const kept = new Map<string, Prepared>();
  return {
    prepare(sql) {
      let statement = kept.get(sql);
      if (!statement) {
        if (kept.size >= MOST_STATEMENTS) kept.clear();
        statement = checked(database.prepare(sql));
        kept.set(sql, statement);
      }
      return statement;
    },
  };
}

/** Rows are taken as lists of values: libsql makes an object of one by a call for each column, and adds a field of its own. */
function checked(statement: ReturnType<InstanceType<typeof Database>['prepare']>): Prepared {
  const { reader } = statement;
  if (reader) statement.raw();
  let names = reader ? columnsOf(statement) : [];
  const rowOf = (values: readonly unknown[]) => {
    // A migration that ran since may have added a column.
    if (values.length !== names.length) names = columnsOf(statement);
    const row: Record<string, unknown> = {};
    for (let n = 0; n < names.length; n += 1) row[names[n] ?? ''] = values[n];
    return row;
  };
  return {
    reader,
    all: (parameters) => (statement.all(bindable(parameters)) as unknown[][]).map(rowOf),
    first(parameters) {
      const values = statement.get(bindable(parameters)) as unknown[] | undefined;
      return values && rowOf(values);
    },
    run: (parameters) => statement.run(bindable(parameters)),
  };
}

const columnsOf = (statement: ReturnType<InstanceType<typeof Database>['prepare']>): readonly string[] =>
  statement.columns().map(({ name }) => name);

function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    if (value === null || ['string', 'number', 'bigint'].includes(typeof value)) return value;
    throw new AppError(
      'bug',
      `A value of type ${typeof value} can't be bound: write flags as 1 and 0, absence as null.`,
    );
  });
}

/**
 * The one connection to SQLite, and one commit for all that is written in the same turn of the event loop. With `synchronous=FULL` a
 * commit waits for the disk, which costs more than everything else a write does; so whoever writes at about the same time shares one.
 *
 * Nothing changes for the callers: what they write is on disk when they are told so, each transaction is a savepoint that is taken back
 * alone, and nobody is told of what others wrote before that is on disk too.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  type SqliteDatabase,
} from 'kysely';
import { AppError } from '../core/errors.js';

/** What is written since the last commit. */
interface Group {
  readonly committed: Promise<void>;
  end(error?: unknown): void;
  /** The turn is over: the next who lets go of the connection commits. */
  due: boolean;
}

/** A stay on the connection. */
interface Lease extends DatabaseConnection {
  /** Has the connection to itself. */
  holds: boolean;
  inTransaction: boolean;
}

/** @param isInTransaction what SQLite says: a full disk, for one, ends a transaction without being asked. */
export function sqliteDriver(database: SqliteDatabase, isInTransaction: () => boolean): Driver {
  const waiting: (() => void)[] = [];
  let busy = false;
  let group: Group | undefined;

  const run = (sql: string) => void database.prepare(sql).run([]);

  async function take(lease: Lease): Promise<void> {
    if (busy) await new Promise<void>((resolve) => waiting.push(resolve));
    busy = true;
    lease.holds = true;
  }

  function letGo(lease: Lease): void {
    if (!lease.holds) return;
    lease.holds = false;
    if (group?.due || (group && !isInTransaction())) commit(group);
    const next = waiting.shift();
    // Handed over without a gap in which somebody else could take it.
    if (next) next();
    else busy = false;
  }

  function openGroup(): Group {
    if (group) return group;
    run('begin');
    const opened = newGroup();
    group = opened;
    setImmediate(() => {
      opened.due = true;
      if (!busy && group === opened) commit(opened);
    });
    return opened;
  }

  function commit(ending: Group): void {
    group = undefined;
    try {
      run('commit');
      ending.end();
    } catch (error) {
      if (isInTransaction()) run('rollback');
      ending.end(error);
    }
  }

  async function execute<Row>(lease: Lease, query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!lease.holds) await take(lease);
    if (lease.inTransaction) return resultOf<Row>(database, query);
    const joined = SelectQueryNode.is(query.query) ? group : openGroup();
    try {
      return resultOf<Row>(database, query);
    } finally {
      letGo(lease);
      await joined?.committed;
    }
  }

  function newLease(): Lease {
    const lease: Lease = {
      holds: false,
      inTransaction: false,
      executeQuery: <Row>(query: CompiledQuery) => execute<Row>(lease, query),
      streamQuery() {
        throw new AppError('bug', 'Streaming is not used on SQLite: it would hold the one connection.');
      },
    };
    return lease;
  }

  /** Kysely hands back the connections that it was given here, and no others. */
  const ours = (connection: DatabaseConnection) => connection as Lease;

  return {
    async init() {},
    async acquireConnection() {
      const lease = newLease();
      await take(lease);
      return lease;
    },
    async beginTransaction(connection) {
      const lease = ours(connection);
      openGroup();
      run('savepoint member');
      lease.inTransaction = true;
    },
    async commitTransaction(connection) {
      const lease = ours(connection);
      run('release member');
      lease.inTransaction = false;
      const joined = group;
      letGo(lease);
      await joined?.committed;
    },
    async rollbackTransaction(connection) {
      const lease = ours(connection);
      if (!lease.inTransaction) return;
      lease.inTransaction = false;
      if (!isInTransaction()) return;
      run('rollback to member');
      run('release member');
    },
    async releaseConnection(connection) {
      letGo(ours(connection));
    },
    async destroy() {
      const lease = newLease();
      await take(lease);
      if (group) commit(group);
      letGo(lease);
    },
  };
}

function newGroup(): Group {
  let end: Group['end'] = () => {};
  const committed = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  // Whoever joined is told; a group that nobody waits for any more is nobody's error.
  committed.catch(() => {});
  return { committed, end, due: false };
}

function resultOf<Row>(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}

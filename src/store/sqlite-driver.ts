/**
 * The one connection to SQLite, and one commit for all that is written in the same turn of the event loop. A commit goes to the log, and
 * the log is forced to the disk outside the event loop: events are answered meanwhile, and whatever is written meanwhile is one commit too.
 *
 * Nothing changes for the callers: what they write is on disk when they are told so, each transaction is a savepoint that is taken back
 * alone, and nobody is told of what others wrote before that is on disk too.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type RootOperationNode,
  SelectQueryNode,
  ValueNode,
} from 'kysely';
import { AppError } from '../core/errors.js';

/** What is written since the last commit. */
interface Group {
  /** Until it is on disk. */
  readonly lasts: Promise<void>;
  end(error?: unknown): void;
  /** It is time: the next who lets go of the connection commits. */
  due: boolean;
}

/** A stay on the connection. */
interface Lease extends DatabaseConnection {
  /** Has the connection to itself. */
  holds: boolean;
  inTransaction: boolean;
}

/** A statement, as the driver needs it. */
export interface Prepared {
  /** Whether it answers rows. */
  readonly reader: boolean;
  all(parameters: readonly unknown[]): readonly unknown[];
  /** The first row alone: half the work, where there can be no other. */
  first(parameters: readonly unknown[]): unknown;
  run(parameters: readonly unknown[]): { readonly changes: number | bigint };
}

export interface SqliteParts {
  readonly database: { prepare(sql: string): Prepared };
  /** What SQLite says: a full disk, for one, ends a transaction without being asked. */
  readonly isInTransaction: () => boolean;
  /** Resolves once all that was committed before the call is on the disk. */
  readonly force: () => Promise<void>;
}

export function sqliteDriver({ database, isInTransaction, force }: SqliteParts): Driver {
  const waiting: (() => void)[] = [];
  let busy = false;
  let group: Group | undefined;
  /** The last that was committed, until it is on disk; for good when the disk refused, and then nothing is read or written any more. */
  let leaving: Group | undefined;

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
    const end = () => {
      opened.due = true;
      if (!busy && group === opened) commit(opened);
    };
    setImmediate(() => {
      // Nobody would be told any sooner.
      if (leaving) leaving.lasts.then(end, end);
      else end();
    });
    return opened;
  }

  function commit(ending: Group): void {
    group = undefined;
    try {
      run('commit');
    } catch (error) {
      if (isInTransaction()) run('rollback');
      ending.end(error);
      return;
    }
    // After one that failed nobody knows what lasts, and none follows.
    const forced = leaving ? leaving.lasts.then(force) : force();
    leaving = ending;
    forced.then(
      () => {
        if (leaving === ending) leaving = undefined;
        ending.end();
      },
      (error: unknown) => ending.end(error),
    );
  }

  async function execute<Row>(lease: Lease, query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!lease.holds) await take(lease);
    if (lease.inTransaction) return resultOf<Row>(database, query);
    const joined = SelectQueryNode.is(query.query) ? (group ?? leaving) : openGroup();
    try {
      return resultOf<Row>(database, query);
    } finally {
      letGo(lease);
      await joined?.lasts;
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
      await joined?.lasts;
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
      // Whoever wrote is told when it fails.
      await leaving?.lasts.catch(() => {});
    },
  };
}

function newGroup(): Group {
  let end: Group['end'] = () => {};
  const lasts = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  // Whoever joined is told; a group that nobody waits for any more is nobody's error.
  lasts.catch(() => {});
  return { lasts, end, due: false };
}

function resultOf<Row>(
  database: SqliteParts['database'],
  { sql, parameters, query }: CompiledQuery,
): QueryResult<Row> {
  const statement = database.prepare(sql);
  if (!statement.reader) return { numAffectedRows: BigInt(statement.run(parameters).changes), rows: [] };
  if (!isOfOne(query)) return { rows: statement.all(parameters) as Row[] };
  const row = statement.first(parameters);
  return { rows: row === undefined ? [] : [row as Row] };
}

/** It says itself that it wants one row at the most. */
function isOfOne(query: RootOperationNode): boolean {
  const limit = SelectQueryNode.is(query) ? query.limit?.limit : undefined;
  return limit !== undefined && ValueNode.is(limit) && limit.value === 1;
}

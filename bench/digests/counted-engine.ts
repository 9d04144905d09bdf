/** An engine that counts what it is asked. */
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import type { Engine } from '../../src/store/engine.js';

export interface CountedEngine extends Engine {
  /** Since it was opened; `begin` and `commit` are not asked. */
  queries(): number;
}

export function countedEngine(engine: Engine): CountedEngine {
  let queries = 0;
  const counting = (connection: DatabaseConnection): DatabaseConnection => ({
    executeQuery(query) {
      queries += 1;
      return connection.executeQuery(query);
    },
    streamQuery: (...of) => connection.streamQuery(...of),
  });
  /** The driver knows a connection by what it gave out. */
  const given = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const driverOf = (driver: Driver): Driver => ({
    init: () => driver.init(),
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      const counted = counting(connection);
      given.set(counted, connection);
      return counted;
    },
    beginTransaction: (counted, settings) => driver.beginTransaction(given.get(counted) ?? counted, settings),
    commitTransaction: (counted) => driver.commitTransaction(given.get(counted) ?? counted),
    rollbackTransaction: (counted) => driver.rollbackTransaction(given.get(counted) ?? counted),
    releaseConnection: (counted) => driver.releaseConnection(given.get(counted) ?? counted),
    destroy: () => driver.destroy(),
  });
  const { dialect } = engine;
  const counted: Dialect = {
    createDriver: () => driverOf(dialect.createDriver()),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (database) => dialect.createIntrospector(database),
  };
  return { ...engine, dialect: counted, queries: () => queries };
}

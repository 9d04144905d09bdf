/** What PGlite and a real server have in common: pg-boss for the jobs, and a clock that moves both. */
import { type RawBuilder, sql } from 'kysely';
import { type ConstructorOptions, TestClock } from 'pg-boss';
import type { Clock, Instant } from '../../../src/core/clock.js';
import type { JobEngine } from '../../../src/jobs/engine.js';
import { openPgBoss } from '../../../src/jobs/pg-boss.js';
import { createJobRunner } from '../../../src/jobs/runner.js';
import type { Store } from '../../../src/store/database.js';
import { tables } from '../../../src/store/schema.js';
import { manualClock } from '../../support/manual-clock.js';
import { silentLogger as logger } from '../../support/silent-logger.js';
import { inAnyRow } from '../rows.js';
import { KEY } from '../samples.js';
import type { TestEngine, TestStore } from '../test-engine.js';

/** One database, the same for every test of a file: making one takes a second, emptying it takes none. */
export interface PostgresPlace {
  store(key: Uint8Array, clock: Clock): Store;
  readonly boss: Pick<ConstructorOptions, 'connectionString' | 'db' | 'backend'>;
  remove(): Promise<void>;
}

export function postgresEngine(name: string, make: () => Promise<PostgresPlace>): TestEngine {
  let place: Promise<PostgresPlace> | undefined;
  return {
    name,
    async open(startsAt) {
      place ??= make();
      return testStore(await place, startsAt);
    },
    async end() {
      await (await place)?.remove();
    },
  };
}

/** Finding out that there is nothing to migrate takes Postgres in memory longer than most tests. */
const migrated = new WeakSet<PostgresPlace>();

async function testStore(place: PostgresPlace, startsAt?: Instant): Promise<TestStore> {
  const clock = manualClock(startsAt);
  const bossClock = new TestClock(clock.now());
  const stores: Store[] = [];
  const engines: JobEngine[] = [];
  const opened = (store: Store) => {
    stores.push(store);
    return store;
  };
  const open = async (key = KEY) => {
    const store = opened(place.store(key, clock));
    if (!migrated.has(place)) await store.migrate();
    migrated.add(place);
    return store;
  };
  const runnerOver = async ({ transaction, running, afterCommit }: Store) => {
    const connection = { ...place.boss, clock: bossClock };
    const engine = await openPgBoss({ connection, transaction, running, clock, logger });
    engines.push(engine);
    return createJobRunner({ engine, clock, logger, afterCommit });
  };
  const store = await open();
  await empty(store);
  return {
    store,
    clock,
    runner: () => runnerOver(store),
    reopen: open,
    async empty(count) {
      await store.transaction(async () => {
        for (const table of [...tables, 'kysely_migration', 'kysely_migration_lock']) {
          await run(store, sql`drop table ${sql.table(table)}`);
        }
      });
      migrated.delete(place);
      return Array.from({ length: count }, () => opened(place.store(KEY, clock)));
    },
    async runnerAfterCrash() {
      for (const engine of engines.splice(0)) await engine.close(); // No more heartbeats; their claims stay.
      return runnerOver(await open());
    },
    async advance(ms) {
      await bossClock.tick(ms); // The database first: who is woken then asks it what is due.
      clock.advance(ms);
    },
    async sleepUntil(at) {
      await bossClock.setTime(at);
      clock.sleepUntil(at);
    },
    jobs: () => store.transaction(() => jobCounts(store)),
    wrote: (text) => inAnyRow(store, text),
    async close() {
      for (const each of stores) await each.close();
    },
  };
}

async function empty(store: Store) {
  await store.transaction(async () => {
    for (const table of tables) await store.running()?.deleteFrom(table).execute();
    const [found] = await run(store, sql<{ jobs: string | null }>`select to_regclass('pgboss.job') as jobs`);
    if (found?.jobs) await run(store, sql`delete from pgboss.job`);
  });
}

async function jobCounts(store: Store) {
  const counts = sql<{ running: number; dead: number }>`
    select count(*) filter (where state = 'active') as running, count(*) filter (where name = 'meanwhile.dead') as dead
    from pgboss.job`;
  return (await run(store, counts))[0] ?? { running: 0, dead: 0 };
}

/** Inside a transaction. */
async function run<Row>(store: Store, query: RawBuilder<Row>): Promise<readonly Row[]> {
  const handle = store.running();
  if (!handle) throw new Error('Only inside a transaction.');
  return (await query.execute(handle)).rows;
}

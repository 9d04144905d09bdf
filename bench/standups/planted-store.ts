/** A store that a bench fills before the app, or the scheduler alone, is let loose on it. */
import { systemClock } from '../../src/core/clock.js';
import type { JobEngine } from '../../src/jobs/engine.js';
import { defineJob } from '../../src/jobs/job.js';
import { openPgBoss } from '../../src/jobs/pg-boss.js';
import { openStore, type Store } from '../../src/store/database.js';
import { ENCRYPTION_KEY } from '../contestant.js';

export const noLogger = { debug() {}, info() {}, warn() {}, error() {} };

export interface Place {
  readonly dataDir: string;
  /** An empty Postgres; SQLite in `dataDir` when absent. */
  readonly databaseUrl?: string | undefined;
}

export interface PlantedStore {
  readonly store: Store;
  readonly jobs: JobEngine;
  close(): Promise<void>;
}

/** @param jobNames those that will be kept; nothing runs them. */
export async function openPlanted(place: Place, jobNames: readonly string[]): Promise<PlantedStore> {
  const [clock, logger] = [systemClock, noLogger];
  const store = openStore({ ...place, encryptionKey: ENCRYPTION_KEY, clock, logger });
  await store.migrate();
  const { transaction, running } = store;
  const connection = { connectionString: place.databaseUrl ?? '' };
  const jobs = place.databaseUrl
    ? await openPgBoss({ connection, transaction, running, clock, logger })
    : store.jobTable;
  await jobs.open(jobNames.map((name) => defineJob({ name, parse: () => ({}), run: async () => {} })));
  return {
    store,
    jobs,
    async close() {
      await jobs.close();
      await store.close();
    },
  };
}

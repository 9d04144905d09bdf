/** SQLite on disk, in a directory of its own for each test. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJobRunner } from '../../../src/jobs/runner.js';
import { openStore, type Store } from '../../../src/store/database.js';
import { manualClock } from '../../support/manual-clock.js';
import { silentLogger as logger } from '../../support/silent-logger.js';
import { diskRests } from '../../support/until.js';
import { KEY } from '../samples.js';
import type { TestEngine } from '../test-engine.js';

export const sqlite: TestEngine = {
  name: 'SQLite on disk',
  async end() {},
  async open(startsAt) {
    const dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-store-'));
    const clock = manualClock(startsAt);
    let current: Store | undefined;
    const open = async (encryptionKey: Uint8Array) => {
      await current?.close();
      current = openStore({ dataDir, clock, encryptionKey, logger, lateWork: 'refused' });
      await current.migrate();
      return current;
    };
    const bare: Store[] = [];
    const runnerOver = ({ jobTable, afterCommit }: Store) =>
      createJobRunner({ engine: jobTable, clock, logger, afterCommit });
    const store = await open(KEY);
    return {
      store,
      clock,
      runner: async () => runnerOver(store),
      reopen: (key = KEY) => open(key),
      async empty(stores) {
        const one = openStore({ dataDir: join(dataDir, 'empty'), clock, encryptionKey: KEY, logger });
        bare.push(one);
        return Array.from({ length: stores }, () => one);
      },
      runnerAfterCrash: async () => runnerOver(await open(KEY)),
      async advance(ms) {
        await diskRests();
        clock.advance(ms);
        await diskRests();
      },
      sleepUntil: async (at) => clock.sleepUntil(at),
      jobs: () => (current ?? store).jobTable.counts(),
      async wrote(text) {
        const files = (await readdir(dataDir)).map((file) => readFile(join(dataDir, file)));
        return (await Promise.all(files)).some((bytes) => bytes.includes(text));
      },
      async close() {
        for (const each of bare) await each.close();
        await current?.close();
        await rm(dataDir, { recursive: true });
      },
    };
  },
};

/** Several processes, and their sudden end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { decisionId } from '../../src/core/ids.js';
import { openStore } from '../../src/store/database.js';
import { buildForChildren } from '../support/build-for-children.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import type { Claiming } from './claiming-process.js';
import type { Closing } from './closing-process.js';
import { decision } from './decision-samples.js';
import { freshDatabase, serverUrl } from './engines/postgres.js';
import { KEY, NOW, team } from './samples.js';

jest.setTimeout(60_000);

const children: ChildProcessByStdio<null, Readable, null>[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a claiming process. `heard` grows by each number that it was told is stored. */
const claiming = (settings: Claiming) => starting('claiming-process.js', settings);
/** Starts a process that closes decisions; `heard` grows by each that it closed. */
const closing = (settings: Closing) => starting('closing-process.js', settings);

async function starting(script: string, settings: object) {
  const args = [join(await buildForChildren(), 'tests/contracts', script), JSON.stringify(settings)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const heard: string[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => heard.push(line));
  return { child, heard, lines, over: once(lines, 'close') };
}

describe('SQLite on disk', () => {
  let dataDir: string;
  const open = () => openStore({ dataDir, clock: manualClock(), encryptionKey: KEY, logger });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-kill-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  test.each([1, 50, 300])(
    'a process killed after %d claims lost none of them and left nothing half done',
    async (enough) => {
      const { child, heard, lines, over } = await claiming({ dataDir, count: 1_000_000 });
      while (heard.length < enough) await once(lines, 'line');
      expect(() => open()).toThrow('Another Meanwhile is using');
      child.kill('SIGKILL');
      await over;

      const store = open();
      await store.migrate();
      const claimAgain = (n: string) =>
        store.repositories.deliveries.claim(team, [`event:${Number(n)}`], NOW);
      expect((await Promise.all(heard.map(claimAgain))).filter(Boolean)).toEqual([]);
      const { waiting } = await store.jobTable.counts();
      expect(waiting).toBeGreaterThanOrEqual(heard.length);
      expect(await store.repositories.deliveries.purge(NOW + 1)).toBe(waiting);
      await store.close();
    },
  );
});

const onServer = serverUrl ? describe : describe.skip;
onServer('Postgres server', () => {
  test('two processes that claim the same deliveries share them out, each once', async () => {
    const { url, drop } = await freshDatabase(serverUrl ?? '');
    try {
      const settings = { databaseUrl: url, dataDir: 'unused', count: 300 };
      const both = await Promise.all([claiming(settings), claiming(settings)]);
      await Promise.all(both.map(({ over }) => over));
      const numbers = both.flatMap(({ heard }) => heard);
      expect(numbers).toHaveLength(300);
      expect(new Set(numbers).size).toBe(300);
    } finally {
      await drop();
    }
  });

  test('two processes that close the same decisions while positions come in close each once', async () => {
    const { url, drop } = await freshDatabase(serverUrl ?? '');
    const store = openStore({
      ...{ databaseUrl: url, dataDir: 'unused', clock: manualClock(), encryptionKey: KEY, logger },
    });
    try {
      await store.migrate();
      const ids = Array.from({ length: 60 }, (_, n) => decisionId(`D${n}`));
      for (const id of ids)
        await store.repositories.decisions.add(decision({ id, options: [], proposal: 'x' }));
      const settings = { databaseUrl: url, dataDir: 'unused', ids };
      const both = await Promise.all([closing(settings), closing(settings)]);
      await Promise.all(both.map(({ over }) => over));
      const closed = both.flatMap(({ heard }) => heard);
      expect(closed).toHaveLength(ids.length);
      expect(new Set(closed).size).toBe(ids.length);
      for (const id of ids) {
        const taken = await store.repositories.decisions.positions(team, id);
        const found = await store.repositories.decisions.find(team, id);
        // Whoever was told that their position is taken was counted.
        expect(found).toMatchObject({ rounds: 1, reason: `${taken.length}` });
      }
    } finally {
      await store.close();
      await drop();
    }
  });
});

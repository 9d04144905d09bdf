/** Several processes, and their sudden end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openStore } from '../../src/store/database.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger as logger } from '../support/silent-logger.js';
import type { Claiming } from './claiming-process.js';
import { freshDatabase, serverUrl } from './engines/postgres.js';
import { KEY, NOW, team } from './samples.js';

jest.setTimeout(60_000);

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const children: ChildProcessByStdio<null, Readable, null>[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a claiming process. `heard` grows by each number that it was told is stored. */
function claiming(settings: Claiming) {
  const args = [
    '--import',
    here('../support/run-typescript.mjs'),
    here('claiming-process.ts'),
    JSON.stringify(settings),
  ];
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
      const { child, heard, lines, over } = claiming({ dataDir, count: 1_000_000 });
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
      const both = [claiming(settings), claiming(settings)];
      await Promise.all(both.map(({ over }) => over));
      const numbers = both.flatMap(({ heard }) => heard);
      expect(numbers).toHaveLength(300);
      expect(new Set(numbers).size).toBe(300);
    } finally {
      await drop();
    }
  });
});

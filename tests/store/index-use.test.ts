/** What is asked again and again costs what is due, not what exists: SQLite finds it by an index of the few rows that it is about. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import { type Store, storeOver } from '../../src/store/database.js';
import { createEncryption } from '../../src/store/encryption.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { KEY, NOW, team } from '../contracts/samples.js';
import { standup } from '../contracts/standup-samples.js';
import { manualClock } from '../support/manual-clock.js';
import { silentLogger as logger } from '../support/silent-logger.js';

let dataDir: string;
let store: Store;
/** Every statement that was put together, in order. */
const statements: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-index-'));
  const engine = openSqlite(dataDir);
  const noting = () => {
    const compiler = engine.dialect.createQueryCompiler();
    const compileQuery: typeof compiler.compileQuery = (...of) => {
      const query = compiler.compileQuery(...of);
      statements.push(query.sql);
      return query;
    };
    return { compileQuery };
  };
  const dialect = { ...engine.dialect, createQueryCompiler: noting };
  store = storeOver({ ...engine, dialect }, createEncryption(KEY), { clock: manualClock(), logger });
  await store.migrate();
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

test.each([
  ['jobs that are due', () => store.jobTable.claim('standups.prompt', 8, NOW), 'job_waiting'],
  ['when the next job is due', () => store.jobTable.nextLook('standups.prompt', NOW), 'job_waiting'],
  ['turns that are due', () => store.repositories.occurrences.takeDue(NOW, 10), 'occurrence_due'],
  [
    'whose next turn is to be planned',
    () => store.repositories.terms.usersWithoutNext(team, standup().id, NOW),
    'occurrence_by_person',
  ],
  [
    'turns that wait, to be planned anew',
    () => store.repositories.occurrences.removeWaiting(team, standup().id),
    'occurrence_waiting',
  ],
])('%s', async (_, ask, index) => {
  statements.length = 0;
  await ask();
  expect(statements).toHaveLength(1);
  const [sql = ''] = statements;
  const beside = new Database(join(dataDir, 'meanwhile.db'), { readonly: true });
  const none = (sql.match(/\?/g) ?? []).map(() => null);
  const plan = beside.prepare(`explain query plan ${sql}`).all(none) as { detail: string }[];
  beside.close();
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
    new RegExp(`USING (COVERING )?INDEX ${index}\\b`),
  );
});

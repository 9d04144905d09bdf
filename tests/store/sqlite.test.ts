import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Kysely, sql } from 'kysely';
import type { Schema } from '../../src/store/schema.js';
import { openSqlite } from '../../src/store/sqlite.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-sqlite-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

/** Runs `work` on an open database, then closes it. */
async function opened<T>(work: (database: Kysely<Schema>) => Promise<T>): Promise<T> {
  const engine = openSqlite(dataDir);
  try {
    return await work(new Kysely<Schema>({ dialect: engine.dialect }));
  } finally {
    await engine.close();
  }
}

const busy = expect.objectContaining({ code: 'store-busy' });

test('a second opening is refused until the first is closed', async () => {
  const first = openSqlite(dataDir);
  expect(() => openSqlite(dataDir)).toThrow(busy);
  expect(() => openSqlite(dataDir)).toThrow('Stop that one first');
  await first.close();
  await opened(async () => {});
});

test('rows hold their columns and nothing of the driver', async () => {
  const rows = await opened(async (database) => [
    (await sql`select 1 as one, 'x' as text, null as absent`.execute(database)).rows,
    (await sql`create table t (n bigint)`.execute(database)).rows,
    (await sql`insert into t values (1700000000000) returning n`.execute(database)).rows,
  ]);
  expect(rows).toEqual([[{ one: 1, text: 'x', absent: null }], [], [{ n: 1_700_000_000_000 }]]);
  expect(JSON.stringify(rows)).not.toContain('_metadata');
});

test('what the driver cannot bind is an error, not the end of the process', async () => {
  await opened(async (database) => {
    for (const value of [true, undefined, new Date(0), {}]) {
      await expect(sql`select ${value}`.execute(database)).rejects.toMatchObject({ code: 'bug' });
    }
  });
});

test('a statement that fails leaves the database usable', async () => {
  await opened(async (database) => {
    await sql`create table t (id text primary key)`.execute(database);
    await sql`insert into t values ('a')`.execute(database);
    await expect(sql`insert into t values ('a')`.execute(database)).rejects.toThrow('UNIQUE');
    await sql`insert into t values ('b')`.execute(database);
    expect((await sql`select count(*) as count from t`.execute(database)).rows).toEqual([{ count: 2 }]);
  });
});

test('what is deleted is no longer in the file', async () => {
  const secret = 'U-WHO-LEFT';
  const inFiles = async () => {
    // SQLite may take its side files away between the listing and the reading.
    const read = (name: string) => readFile(join(dataDir, name)).catch(() => Buffer.alloc(0));
    const files = await Promise.all((await readdir(dataDir)).map(read));
    return files.some((bytes) => bytes.includes(secret));
  };
  await opened((database) => sql`create table t (id text)`.execute(database));
  await opened((database) => sql`insert into t values (${secret})`.execute(database));
  expect(await inFiles()).toBe(true);
  await opened((database) => sql`delete from t`.execute(database));
  expect(await inFiles()).toBe(false);
});

test('the file is for its owner alone', async () => {
  await opened(async () => {});
  expect((await stat(join(dataDir, 'meanwhile.db'))).mode & 0o777).toBe(0o600);
});

test('a file that is no database is left as it is, and the lock is given back', async () => {
  await writeFile(
    join(dataDir, 'meanwhile.db'),
    'a letter to somebody, long enough to be read as a header of a page',
  );
  await chmod(join(dataDir, 'meanwhile.db'), 0o600);
  for (const _ of [1, 2]) {
    expect(() => openSqlite(dataDir)).toThrow(expect.objectContaining({ code: 'store-unreadable' }));
  }
  expect(await readFile(join(dataDir, 'meanwhile.db'), 'utf8')).toContain('a letter to somebody');
});

test('a data directory that cannot be one says which setting is meant', async () => {
  await writeFile(join(dataDir, 'file'), '');
  expect(() => openSqlite(join(dataDir, 'file'))).toThrow('DATA_DIR');
});

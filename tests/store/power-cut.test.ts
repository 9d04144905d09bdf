/**
 * Power cuts, as a disk lives through them: of the log it has for sure what was written before the last forcing began that has ended, and
 * of what was written to it since, any part. SQLite itself forces the log's header when the log begins anew, and the file at checkpoints.
 */
import { fdatasync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { openSqlite } from '../../src/store/sqlite.js';

const DATABASE = 'meanwhile.db';
const LOG = 'meanwhile.db-wal';
const HEADER_BYTES = 32;
const BLOCK_BYTES = 512;
/** Small, so that the log begins anew every few writes. */
const CHECKPOINT_PAGES = 8;

interface Tables {
  word: { id: number; text: string };
}
/** What the disk made of a block that was written since the last forcing. */
type Fate = 'old' | 'new' | 'torn';

interface Cut {
  /** Of whom the writer was told that they are written. */
  readonly told: readonly number[];
  readonly database: Buffer;
  /** The log when the last forcing that has ended began, and as written. */
  readonly forced: Buffer;
  readonly written: Buffer;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meanwhile-power-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes so many rows at a time, side by side, and notes what a cut would find after the `cutAfter`th of which it was told. */
async function live(dataDir: string, steps: readonly number[], cutAfter: number): Promise<Cut> {
  let forced = Buffer.alloc(0);
  const log = () => readFileSync(join(dataDir, LOG));
  const engine = openSqlite(dataDir, async (file) => {
    const before = log();
    await promisify(fdatasync)(file);
    forced = before;
  });
  const database = new Kysely<Tables>({ dialect: engine.dialect });
  await sql`create table word (id integer primary key, text text)`.execute(database);
  await sql.raw(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`).execute(database);

  const told: number[] = [];
  let found: Cut | undefined;
  const cut = (): Cut => ({
    told: [...told],
    ...{ database: readFileSync(join(dataDir, DATABASE)), forced, written: log() },
  });
  const write = async (id: number) => {
    await database
      .insertInto('word')
      .values({ id, text: `${id} `.repeat(400) })
      .execute();
    told.push(id);
    if (told.length === cutAfter) found = cut();
  };
  let id = 0;
  for (const many of steps) await Promise.all(Array.from({ length: many }, () => write(++id)));
  found ??= cut();
  await database.destroy();
  await engine.close();
  return found;
}

/** The log that the disk comes back with: block by block, as fate has it. */
function survived({ forced, written }: Cut, fates: readonly Fate[]): Buffer {
  const log = Buffer.alloc(Math.max(forced.length, written.length));
  forced.copy(log);
  for (let at = 0, block = 0; at < written.length; at += BLOCK_BYTES, block += 1) {
    const fate = fates[block % fates.length];
    const bytes = fate === 'new' ? BLOCK_BYTES : fate === 'torn' ? BLOCK_BYTES / 3 : 0;
    written.copy(log, at, at, Math.floor(at + bytes));
  }
  written.copy(log, 0, 0, HEADER_BYTES);
  return log;
}

async function idsIn(dataDir: string): Promise<readonly number[]> {
  const engine = openSqlite(dataDir);
  const database = new Kysely<Tables>({ dialect: engine.dialect });
  const rows = await database.selectFrom('word').select('id').execute();
  await engine.close();
  return rows.map(({ id }) => id);
}

test('whoever was told that it is written finds it after a power cut', async () => {
  const steps = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 25 });
  const fates = fc.array(fc.constantFrom<Fate>('old', 'new', 'torn'), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 80 }), fates, async (life, cutAfter, fate) => {
      const dataDir = await mkdtemp(join(folder, 'life-'));
      const cut = await live(dataDir, life, cutAfter);
      const after = join(dataDir, 'after');
      await mkdir(after);
      await writeFile(join(after, DATABASE), cut.database);
      await writeFile(join(after, LOG), survived(cut, fate));
      expect(await idsIn(after)).toEqual(expect.arrayContaining([...cut.told]));
      await rm(dataDir, { recursive: true });
    }),
    { numRuns: 60 },
  );
});

import { expect, test } from '@jest/globals';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type UserId, userId } from '../../src/core/ids.js';
import { compiled } from '../../src/store/compiled.js';
import type { Schema } from '../../src/store/schema.js';

/** Runs nothing, and notes what it was to run. */
function watched() {
  const ran: CompiledQuery[] = [];
  const handle = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    log: ({ query }) => void ran.push(query),
  });
  return { handle, ran };
}

test('a statement is put together once, and runs with the values of each call', async () => {
  const { handle, ran } = watched();
  let built = 0;
  const move = compiled((db, { user, ...rest }: { user: UserId; zone: string | null }) => {
    built += 1;
    return db.updateTable('preference').set(rest).where('user_id', '=', user).where('opted_out', '=', 0);
  });
  await move(handle, { user: userId('UANA'), zone: null });
  await move(handle, { user: userId('UBEN'), zone: 'Asia/Kolkata' });
  expect(built).toBe(1);
  expect(new Set(ran.map(({ sql }) => sql))).toEqual(
    new Set(['update "preference" set "zone" = ? where "user_id" = ? and "opted_out" = ?']),
  );
  expect(ran.map(({ parameters }) => parameters)).toEqual([
    [null, 'UANA', 0],
    ['Asia/Kolkata', 'UBEN', 0],
  ]);
});

import { expect, test } from '@jest/globals';
import { migrations } from '../../src/store/migrations/index.js';
import type { TestStore } from './test-engine.js';

export function migrationsContract(given: () => TestStore) {
  test('a store that is up to date stays as it is', async () => {
    expect(await given().store.migrate()).toEqual([]);
    const next = await given().reopen();
    expect(await next.migrate()).toEqual([]);
    await expect(next.check()).resolves.toBeUndefined();
  });

  test('of four that start at once on an empty store, one migrates and the others find it done', async () => {
    const stores = await given().empty(4);
    const ran = await Promise.all(stores.map((store) => store.migrate()));
    expect(ran.flat()).toEqual(Object.keys(migrations));
    for (const store of stores) await expect(store.check()).resolves.toBeUndefined();
  });

  test('a store whose tables are missing says so when it is checked', async () => {
    const [store] = await given().empty(1);
    await expect(store?.check()).rejects.toMatchObject({ code: 'store-unreadable' });
  });

  test('a store that a newer version wrote to is left alone', async () => {
    const { store } = given();
    await store.transaction(async () => {
      const later = { name: '9999-from-the-future', timestamp: 'later' };
      await store
        .running()
        ?.withTables<{ kysely_migration: typeof later }>()
        .insertInto('kysely_migration')
        .values(later)
        .execute();
    });
    await expect(store.migrate()).rejects.toMatchObject({
      code: 'store-unreadable',
      message: expect.stringContaining('newer version'),
    });
    await store.transaction(async () => {
      const all = store
        .running()
        ?.withTables<{ kysely_migration: { name: string } }>()
        .deleteFrom('kysely_migration');
      await all?.where('name', 'like', '9999%').execute();
    });
  });
}

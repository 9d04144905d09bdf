/** Reads what is stored, whatever the tables are called. */
import type { Store } from '../../src/store/database.js';
import { tables } from '../../src/store/schema.js';

/** Whether a text is in any row of any table. */
export const inAnyRow = (store: Store, text: string): Promise<boolean> =>
  store.transaction(async () => {
    for (const table of tables) {
      const rows = await store.running()?.selectFrom(table).selectAll().execute();
      if (JSON.stringify(rows).includes(text)) return true;
    }
    return false;
  });

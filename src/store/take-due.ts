/** Takes what is due, so that no two replicas take the same: the one statement of standups that differs between the engines. */
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../core/clock.js';
import type { Ambient } from './ambient.js';
import type { Engine } from './engine.js';
import { flag } from './rows.js';
import type { OccurrenceTable } from './standup-tables.js';

/** So many times what is taken is looked at: what a taking costs does not grow with what else is due. */
const LOOK_AHEAD = 4;

const KEY = ['team_id', 'standup_id', 'work_day', 'user_id'] as const;

/**
 * One statement picks and marks. Among the oldest, each workspace's first come first, then each one's second, and so on: a large
 * workspace does not hold up a small one. Postgres skips rows that another replica is taking; SQLite has one writer anyway.
 * @returns the rows as they were, but no longer pending.
 */
export function takeDue(
  { handle }: Ambient,
  kind: Engine['kind'],
  now: Instant,
  limit: number,
): Promise<Selectable<OccurrenceTable>[]> {
  return handle()
    .with('oldest', (query) =>
      query
        .selectFrom('occurrence')
        .select([...KEY, 'due_at'])
        .where('due_pending', '=', sql.lit(1))
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit * LOOK_AHEAD),
    )
    .with('ranked', (query) =>
      query
        .selectFrom('oldest')
        .select([...KEY, 'due_at'])
        .select(sql<number>`row_number() over (partition by team_id order by due_at)`.as('turn')),
    )
    .with('picked', (query) =>
      query
        .selectFrom('ranked')
        .innerJoin('occurrence as row', (join) =>
          KEY.reduce((on, column) => on.onRef(`row.${column}`, '=', `ranked.${column}`), join),
        )
        .select(KEY.map((column) => `row.${column}` as const))
        // Looked at again once the lock is held: another replica may just have taken it.
        .where('row.due_pending', '=', flag(true))
        .orderBy('ranked.turn')
        .orderBy('ranked.due_at')
        .limit(limit)
        .$if(kind === 'postgres', (rows) => rows.forUpdate('row').skipLocked()),
    )
    .updateTable('occurrence')
    .set({ due_pending: flag(false) })
    .where((where) =>
      where(
        where.refTuple(...KEY),
        'in',
        where
          .selectFrom('picked')
          .select(KEY)
          .$asTuple(...KEY),
      ),
    )
    .returningAll()
    .execute();
}

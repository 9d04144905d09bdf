/** Where people and standups keep public holidays; and what finds deleted standups. Never edited once released. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'alter table preference add column region text',
  'alter table standup add column region text',
  `create index standup_deleted on standup (updated_at) where state = 'deleted'`,
  'create index leave_by_end on leave (last_day)',
];

export const regions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/**
 * A digest asks what happened between two instants, not what there ever was. Never edited once released: what changes later is a later
 * migration.
 */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'create index proposal_by_reply on proposal (team_id, channel_id, reply_by)',
  'create index decision_by_deadline on decision (team_id, channel_id, deadline)',
  'create index decision_by_closing on decision (team_id, channel_id, closed_at)',
  'create index call_by_start on call (team_id, channel_id, starts_at)',
  'create index call_by_outcome on call (team_id, channel_id, outcome_at)',
];

export const digestIndexes: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

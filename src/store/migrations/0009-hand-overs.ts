/**
 * Hand-overs: a digest's record belongs to a region, or to none. Catch-ups: a person may be told when their day begins. The ledger: of a
 * nudge, the size of the meeting that was asked for. Never edited once released: what changes later is a later migration.
 */
import { type Kysely, type Migration, sql } from 'kysely';

/** A primary key cannot be changed on SQLite: the table is made anew. */
const STATEMENTS = [
  `alter table digest_settings add column regions text not null default '[]'`,
  'alter table digest rename to digest_before',
  `create table digest (
    team_id text not null,
    channel_id text not null,
    day text not null,
    region text not null,
    zones text not null,
    cadence text not null,
    told_from bigint not null,
    told_to bigint not null,
    state text not null,
    pages integer not null,
    primary key (team_id, channel_id, day, region)
  )`,
  `insert into digest (team_id, channel_id, day, region, zones, cadence, told_from, told_to, state, pages)
    select team_id, channel_id, day, '', '[]', cadence, told_from, told_to, state, pages from digest_before`,
  'drop table digest_before',
  'create index digest_by_end on digest (told_to)',
  'alter table nudge add column people integer',
  'alter table nudge add column minutes integer',
  'alter table preference add column catch_up integer not null default 0',
];

export const handOvers: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

/** The tables of digests. Never edited once released: what changes later is a later migration. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table digest_settings (
    team_id text not null,
    channel_id text not null,
    is_on integer not null,
    cadence text not null,
    time text not null,
    days text not null,
    zone text not null,
    without text not null,
    version integer not null,
    updated_by text,
    updated_at bigint not null,
    primary key (team_id, channel_id)
  )`,
  `create table digest (
    team_id text not null,
    channel_id text not null,
    day text not null,
    cadence text not null,
    told_from bigint not null,
    told_to bigint not null,
    state text not null,
    pages integer not null,
    primary key (team_id, channel_id, day)
  )`,
  'create index digest_by_end on digest (told_to)',
  'create index proposal_by_channel on proposal (team_id, channel_id, posted_at)',
  'create index proposal_by_closing on proposal (team_id, channel_id, closed_at)',
];

export const digestTables: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

/** The table of wrap-ups. Never edited once released: what changes later is a later migration. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table wrap_up (
    team_id text not null,
    id text not null,
    author text not null,
    channel_id text not null,
    thread_ts text,
    from_ts text,
    to_ts text,
    title text not null,
    outcome text not null,
    questions text not null,
    steps text not null,
    links text not null,
    cites text not null,
    to_channel integer not null,
    state text not null,
    version integer not null,
    archive text,
    refusal text,
    posted_ts text,
    created_at bigint not null,
    posted_at bigint,
    edited_at bigint,
    primary key (team_id, id)
  )`,
  'create index wrap_up_by_channel on wrap_up (team_id, channel_id, posted_at)',
  'create index wrap_up_by_author on wrap_up (team_id, author, created_at)',
  'create index wrap_up_by_age on wrap_up (created_at)',
];

export const wrapUpTable: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

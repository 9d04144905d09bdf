/** The tables of calls and of paused threads. Never edited once released: what changes later is a later migration. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table call (
    team_id text not null,
    id text not null,
    asker text not null,
    channel_id text not null,
    thread_ts text,
    topic text not null,
    read_ahead text,
    needed text not null,
    minutes integer not null,
    state text not null,
    starts_at bigint,
    sequence integer not null,
    changed_at bigint not null,
    posted_ts text,
    asked_at bigint,
    outcome text,
    outcome_at bigint,
    created_at bigint not null,
    version integer not null,
    primary key (team_id, id)
  )`,
  'create index call_by_asker on call (team_id, asker, created_at)',
  'create index call_by_channel on call (team_id, channel_id, created_at)',
  'create index call_by_age on call (created_at)',

  `create table pause (
    team_id text not null,
    id text not null,
    asker text not null,
    channel_id text not null,
    thread_ts text not null,
    people text not null,
    state text not null,
    back_at bigint,
    in_all_hours integer not null,
    settled_by text,
    created_at bigint not null,
    version integer not null,
    primary key (team_id, id)
  )`,
  `create unique index pause_waiting on pause (team_id, channel_id, thread_ts) where state = 'waiting'`,
  'create index pause_by_asker on pause (team_id, asker, created_at)',
  'create index pause_by_age on pause (created_at)',
];

export const callTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

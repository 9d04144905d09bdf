/** Live talks: what replicas tell each other of them, and when a channel wants to hear of one. Never edited once released. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table talk_window (
    team_id text not null,
    channel_id text not null,
    thread_ts text not null,
    writer text not null,
    said text not null,
    updated_at bigint not null,
    primary key (team_id, channel_id, thread_ts, writer)
  )`,
  'create index talk_window_by_age on talk_window (updated_at)',
  'alter table channel_settings add column talk_messages integer not null default 14',
  // Whether a rule spoke in a thread before.
  'create index nudge_by_thread on nudge (team_id, channel_id, thread_ts)',
];

export const talkTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

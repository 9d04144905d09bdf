/**
 * The tables of the first version, in SQL that SQLite and Postgres read alike; `schema.ts` says what the columns mean.
 * Never edited once released: what changes later is a later migration.
 */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table installation (
    team_id text not null primary key,
    team_name text,
    enterprise_id text,
    app_id text,
    bot_user text not null,
    bot_id text not null,
    bot_token text,
    scopes text not null,
    installed_by text,
    installed_at bigint not null,
    state text not null,
    state_reason text,
    state_since bigint
  )`,
  'create index installation_by_state on installation (state, state_since)',

  `create table preference (
    team_id text not null,
    user_id text not null,
    opted_out integer not null,
    quiet_rules text not null,
    snoozed_until bigint,
    work_start text,
    work_end text,
    work_days text,
    zone text,
    updated_at bigint not null,
    primary key (team_id, user_id)
  )`,

  `create table channel_settings (
    team_id text not null,
    channel_id text not null,
    nudges integer not null,
    sensitivity text not null,
    cooldown_minutes integer not null,
    deliver text not null,
    incident integer not null,
    updated_by text,
    updated_at bigint not null,
    primary key (team_id, channel_id)
  )`,

  `create table nudge (
    team_id text not null,
    channel_id text not null,
    ts text not null,
    rule text not null,
    thread_ts text,
    user_id text not null,
    purpose text not null,
    confidence double precision not null,
    quiet text,
    saw text not null,
    decided_at bigint not null,
    feedback text,
    feedback_at bigint,
    attached_text text,
    primary key (team_id, channel_id, ts, rule)
  )`,
  'create index nudge_by_person on nudge (team_id, user_id, decided_at)',
  'create index nudge_by_age on nudge (decided_at)',

  `create table nudge_turn (
    team_id text not null,
    kind text not null,
    subject text not null,
    taken_at bigint not null,
    taken_before bigint,
    primary key (team_id, kind, subject)
  )`,
  'create index nudge_turn_by_age on nudge_turn (taken_at)',

  `create table proposal (
    team_id text not null,
    id text not null,
    kind text not null,
    author text not null,
    channel_id text not null,
    thread_ts text,
    source_ts text,
    title text not null,
    context text not null,
    body text not null,
    asked text not null,
    reply_hours double precision,
    reply_by bigint,
    state text not null,
    refusal text,
    posted_ts text,
    outcome text,
    created_at bigint not null,
    posted_at bigint,
    closed_at bigint,
    primary key (team_id, id)
  )`,
  'create index proposal_by_author on proposal (team_id, author, created_at)',

  `create table outbox (
    team_id text not null,
    key text not null,
    state text not null,
    content_hash text not null,
    kind text not null,
    channel_id text,
    user_id text,
    thread_ts text,
    ts text,
    code text,
    why text,
    unasked integer not null,
    attempts integer not null,
    intended_at bigint not null,
    updated_at bigint not null,
    leased_until bigint,
    primary key (team_id, key)
  )`,
  'create index outbox_by_person on outbox (team_id, user_id, intended_at) where user_id is not null',
  'create index outbox_by_age on outbox (updated_at)',

  `create table delivery (
    team_id text not null,
    key text not null,
    claimed_at bigint not null,
    primary key (team_id, key)
  )`,
  'create index delivery_by_age on delivery (claimed_at)',

  `create table job (
    team_id text not null,
    name text not null,
    key text not null,
    payload text not null,
    state text not null,
    run_at bigint not null,
    attempts integer not null,
    worker text,
    error text,
    updated_at bigint not null,
    primary key (team_id, name, key)
  )`,
  `create index job_waiting on job (name, run_at) where state = 'waiting'`,
  `create index job_running on job (worker) where state = 'running'`,
  `create index job_dead on job (team_id) where state = 'dead'`,
  'create index job_by_age on job (state, updated_at)',
];

export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

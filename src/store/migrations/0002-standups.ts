/** The tables of standups. Never edited once released: what changes later is a later migration. */
import { type Kysely, type Migration, sql } from 'kysely';

const SCHEDULE = `
    time text not null,
    days text not null,
    every_two_weeks_from text,
    zone text not null,
    window_hours double precision not null,
    remind_time text,
    remind_after_minutes double precision,
    holidays integer not null,
    catch_up_minutes double precision not null`;

const STATEMENTS = [
  `create table standup (
    team_id text not null,
    id text not null,
    name text not null,
    channel_id text not null,
    questions text not null,
    ${SCHEDULE},
    report_mode text not null,
    report_group_by text not null,
    privacy text not null,
    roster_kind text not null,
    roster_source text,
    observers text not null,
    owners text not null,
    state text not null,
    pause_reason text,
    created_by text not null,
    created_at bigint not null,
    updated_at bigint not null,
    version integer not null,
    primary key (team_id, id)
  )`,
  'create index standup_by_channel on standup (team_id, channel_id)',
  'create index standup_by_roster on standup (team_id, roster_source) where roster_source is not null',

  `create table standup_member (
    team_id text not null,
    standup_id text not null,
    user_id text not null,
    place integer not null,
    primary key (team_id, standup_id, user_id)
  )`,
  'create index standup_member_by_person on standup_member (team_id, user_id)',

  `create table standup_terms (
    team_id text not null,
    standup_id text not null,
    user_id text not null,
    ${SCHEDULE},
    member_zone text not null,
    settled_until bigint not null,
    primary key (team_id, standup_id, user_id)
  )`,
  'create index standup_terms_by_person on standup_terms (team_id, user_id)',

  `create table occurrence (
    team_id text not null,
    standup_id text not null,
    work_day text not null,
    user_id text not null,
    state text not null,
    reason text,
    opens_at bigint not null,
    prompt_at bigint not null,
    remind_at bigint not null,
    closes_at bigint not null,
    due_kind text,
    due_at bigint,
    due_pending integer not null,
    prompted_at bigint,
    reminded_at bigint,
    answered_at bigint,
    primary key (team_id, standup_id, work_day, user_id)
  )`,
  'create index occurrence_due on occurrence (due_at) where due_pending = 1',
  `create index occurrence_waiting on occurrence (team_id, standup_id, user_id) where state = 'waiting'`,
  'create index occurrence_by_person on occurrence (team_id, user_id, prompt_at)',
  'create index occurrence_by_age on occurrence (closes_at)',

  `create table response (
    team_id text not null,
    standup_id text not null,
    work_day text not null,
    user_id text not null,
    answers text not null,
    asked text not null,
    submitted_at bigint not null,
    late integer not null,
    edited_at bigint,
    posted_ts text,
    primary key (team_id, standup_id, work_day, user_id)
  )`,
  'create index response_by_person on response (team_id, user_id, work_day)',

  `create table leave (
    team_id text not null,
    user_id text not null,
    first_day text not null,
    last_day text not null,
    added_at bigint not null,
    primary key (team_id, user_id, first_day, last_day)
  )`,
];

export const standupTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

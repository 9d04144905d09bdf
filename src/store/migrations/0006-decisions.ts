/** The tables of decisions. Never edited once released: what changes later is a later migration. */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table decision (
    team_id text not null,
    id text not null,
    author text not null,
    owner text not null,
    passed_from text,
    channel_id text not null,
    thread_ts text,
    source_ts text,
    question text not null,
    context text not null,
    proposal text not null,
    options text not null,
    asked text not null,
    hours double precision not null,
    silence text not null,
    quorum integer,
    opens_at bigint,
    deadline bigint,
    extended_by text,
    state text not null,
    why text,
    chosen integer,
    reason text,
    closed_by text,
    closed_at bigint,
    rounds integer not null,
    supersedes text,
    superseded_by text,
    review_on text,
    confirmed_at bigint,
    refusal text,
    posted_ts text,
    posted_at bigint,
    link text,
    created_at bigint not null,
    due_at bigint,
    version integer not null,
    primary key (team_id, id)
  )`,
  'create index decision_due on decision (due_at) where due_at is not null',
  'create index decision_log on decision (team_id, created_at, id)',
  'create index decision_by_channel on decision (team_id, channel_id, created_at)',
  `create index decision_open on decision (team_id, deadline) where state = 'proposed'`,
  'create index decision_by_author on decision (team_id, author)',
  'create index decision_by_owner on decision (team_id, owner)',

  `create table decision_position (
    team_id text not null,
    decision_id text not null,
    user_id text not null,
    kind text not null,
    option_index integer,
    concern text,
    taken_at bigint not null,
    changed_at bigint,
    primary key (team_id, decision_id, user_id)
  )`,
  'create index decision_position_by_person on decision_position (team_id, user_id)',
];

export const decisionTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

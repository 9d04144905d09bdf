/**
 * What is unasked has a kind, and its lesser part waits in a table of its own. Never edited once released: what changes later is a
 * later migration.
 */
import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'alter table outbox add column unasked_kind text',
  `update outbox set unasked_kind = case
    when key like 'nudge:%' then 'nudge'
    when key like 'standup:%:remind' then 'reminder'
    when key like 'decision:%' then 'decision-reminder'
    when key like 'catch-up:%' then 'catch-up'
    else 'notice' end
    where unasked <> 0`,
  'alter table outbox drop column unasked',
  `create table lesser_item (
    team_id text not null,
    key text not null,
    user_id text not null,
    source text not null,
    about text not null,
    state text not null,
    reason text,
    offered_at bigint not null,
    until_at bigint,
    message text,
    taken_at bigint,
    primary key (team_id, key)
  )`,
  'create index lesser_item_by_person on lesser_item (team_id, user_id, offered_at)',
  'create index lesser_item_by_age on lesser_item (offered_at)',
];

export const unasked: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

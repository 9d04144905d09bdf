/**
 * Jobs in a table of the one process that owns the SQLite file. A claim is a lease that ends with that process: it carries the name of
 * this opening of the store (`worker`), and whatever carries another name belonged to a process that is gone.
 */
import { type Selectable, sql } from 'kysely';
import type { Clock, Instant } from '../core/clock.js';
import { inParts } from '../core/in-parts.js';
import type { ClaimedJob, JobEngine, NewJob } from '../jobs/engine.js';
import { NAMES_A_PERSON } from '../jobs/job.js';
import type { Ambient, Handle } from './ambient.js';
import { compiled } from './compiled.js';
import { countOf } from './rows.js';
import type { JobTable } from './schema.js';

/** Said in the statement itself: SQLite uses an index of some rows only where it reads that they are these. */
const WAITING = sql.lit('waiting' as const);
const RUNNING = sql.lit('running' as const);

/** 10 columns each, and SQLite binds 32,766 values a statement. */
const ROWS_AT_ONCE = 500;

export interface JobStoreSettings {
  readonly clock: Clock;
  /** Names this opening of the store; never used before. */
  readonly worker: string;
}

export function jobStore({ handle }: Ambient, { clock, worker }: JobStoreSettings): JobEngine {
  /** The claim, if it still is ours. */
  const ours = (db: Handle, { team, name, key, attempt }: Claim) =>
    db
      .updateTable('job')
      .where('team_id', '=', team)
      .where('name', '=', name)
      .where('key', '=', key)
      .where('state', '=', 'running')
      .where('worker', '=', worker)
      .where('attempts', '=', attempt);
  /** Writes how a claim ended. */
  async function settle(job: ClaimedJob, ending: Partial<JobTable>) {
    const ended = { worker: null, ...ending, updated_at: clock.now() };
    await ours(handle(), claimOf(job)).set(ended).execute();
  }
  const complete = compiled((db, { now, ...claim }: Claim & { readonly now: Instant }) =>
    ours(db, claim).set({ worker: null, state: 'done', error: null, updated_at: now }),
  );

  const claim = compiled((db, { name, limit, now }: { name: string; limit: number; now: Instant }) => {
    const due = db
      .selectFrom('job')
      .select(['team_id', 'key'])
      .where('name', '=', name)
      .where('state', '=', WAITING)
      .where('run_at', '<=', now)
      .orderBy('run_at')
      .limit(limit);
    return db
      .updateTable('job')
      .set((row) => ({ state: 'running', worker, attempts: row('attempts', '+', 1), updated_at: now }))
      .where('name', '=', name)
      .where((where) => where(where.refTuple('team_id', 'key'), 'in', due.$asTuple('team_id', 'key')))
      .returning(['team_id', 'name', 'key', 'payload', 'attempts']);
  });

  const countIn = async (state: JobTable['state']) => {
    const { count } = await handle()
      .selectFrom('job')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('state', '=', state)
      .executeTakeFirstOrThrow();
    return count;
  };

  return {
    async open() {
      await handle()
        .updateTable('job')
        .set({ state: 'waiting', worker: null })
        .where('state', '=', RUNNING)
        .where('worker', '!=', worker)
        .execute();
    },

    async forgetTeam(team) {
      return countOf(await handle().deleteFrom('job').where('team_id', '=', team).executeTakeFirst());
    },

    async forgetPerson(team, user) {
      const named = NAMES_A_PERSON.map((field) => `%"${field}":${JSON.stringify(user)}%`);
      return countOf(
        await handle()
          .deleteFrom('job')
          .where('team_id', '=', team)
          .where((where) => where.or(named.map((text) => where('payload', 'like', text))))
          .executeTakeFirst(),
      );
    },

    async purge(before) {
      return countOf(
        await handle()
          .deleteFrom('job')
          .where('state', 'in', ['done', 'dead'])
          .where('updated_at', '<', before)
          .executeTakeFirst(),
      );
    },

    async add(jobs) {
      const now = clock.now();
      for (const part of inParts(jobs, ROWS_AT_ONCE)) {
        await handle()
          .insertInto('job')
          .values(part.map((job) => rowOf(job, now)))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    async claim(name, limit, now) {
      const { rows } = await claim(handle(), { name, limit, now });
      return rows.map(claimedOf);
    },

    async nextLook(name) {
      const { next } = await handle()
        .selectFrom('job')
        .select((row) => row.fn.min('run_at').as('next'))
        .where('name', '=', name)
        .where('state', '=', WAITING)
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },

    async complete(job) {
      await complete(handle(), { ...claimOf(job), now: clock.now() });
    },
    retry: (job, at, error) => settle(job, { state: 'waiting', run_at: at, error }),
    postpone: (job, at, reason) =>
      settle(job, { state: 'waiting', run_at: at, error: reason, attempts: job.attempt - 1 }),
    bury: (job, error) => settle(job, { state: 'dead', error }),

    async counts() {
      return {
        waiting: await countIn('waiting'),
        running: await countIn('running'),
        dead: await countIn('dead'),
      };
    },

    async close() {},
  };
}

type Claim = ReturnType<typeof claimOf>;

const claimOf = ({ team, name, key, attempt }: ClaimedJob) => ({
  team: team ?? ('' as const),
  name,
  key,
  attempt,
});

const rowOf = (job: NewJob, now: number): JobTable => ({
  team_id: job.team ?? '',
  name: job.name,
  key: job.key,
  payload: JSON.stringify(job.payload),
  state: 'waiting',
  run_at: job.runAt,
  attempts: 0,
  worker: null,
  error: null,
  updated_at: now,
});

const claimedOf = (
  row: Pick<Selectable<JobTable>, 'team_id' | 'name' | 'key' | 'payload' | 'attempts'>,
): ClaimedJob => ({
  team: row.team_id === '' ? undefined : row.team_id,
  name: row.name,
  key: row.key,
  payload: JSON.parse(row.payload),
  attempt: row.attempts,
});

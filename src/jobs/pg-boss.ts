/**
 * Jobs in pg-boss, on the Postgres that holds everything else. pg-boss keeps, claims (SKIP LOCKED), watches over and cleans up the jobs;
 * retries and concurrency are the runner's, as on SQLite, so its workers and their defaults are not used.
 *
 * A job's id is made from its team, name and key, and an id is inserted once. A claim is fenced by its retry count: a worker that lost
 * its claim settles nothing.
 */
import { createHash } from 'node:crypto';
import type { ConstructorOptions, JobInsert, JobWithMetadata, KyselyTransactionLike } from 'pg-boss';
import { type Clock, type Instant, isoOf } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { teamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { wordFor } from './after-failure.js';
import type { ClaimedJob, JobEngine, NewJob } from './engine.js';
import { NAMES_A_PERSON } from './job.js';

const DEAD_LETTERS = 'meanwhile.dead';
const DAY_SECONDS = 24 * 60 * 60;
/** How long a job that is over keeps its key. */
const KEEP_KEYS_SECONDS = 35 * DAY_SECONDS;
/** How long a job may wait beyond its time, and a dead letter for somebody to look. */
const LONGEST_WAIT_SECONDS = 400 * DAY_SECONDS;
/** The runner counts attempts; pg-boss must not run out of them first. */
const NO_LIMIT = 1_000_000;
/** pg-boss's least. A claim whose worker was silent for so long goes to another. */
const HEARTBEAT_SECONDS = 10;
const HEARTBEAT_EVERY_MS = (HEARTBEAT_SECONDS * 1000) / 2;
/** How often pg-boss looks for such claims, and counts. */
const SUPERVISE_SECONDS = 10;
/** Jobs added by other replicas are found by looking; our own are announced. */
const LOOK_EVERY_MS = 1_000;
/** Connections of pg-boss's own pool, beside the store's. */
const POOL_SIZE = 4;

/** What pg-boss keeps as a job's data. */
interface Envelope {
  readonly team: string | null;
  readonly key: string;
  readonly payload: NewJob['payload'];
  /** Attempts that did not count. */
  readonly postponed: number;
}

export interface PgBossDeps {
  /** `{ connectionString }`; tests pass a database and a clock of their own. */
  readonly connection: Pick<ConstructorOptions, 'connectionString' | 'db' | 'backend' | 'clock'>;
  readonly transaction: InTransaction;
  /** The running transaction (`Store.running`), so that a job commits with it. */
  readonly running: () => KyselyTransactionLike | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Starts pg-boss, which makes its schema `pgboss` if need be. Loaded only here: it declares a newer Node than we do. */
export async function openPgBoss(deps: PgBossDeps): Promise<JobEngine> {
  const { clock, logger, transaction, running } = deps;
  const { PgBoss, fromKysely } = await import('pg-boss');
  const boss = new PgBoss({
    ...deps.connection,
    max: POOL_SIZE,
    application_name: 'meanwhile-jobs',
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error) => logger.error({ error: wordFor(error) }, 'pg-boss met an error'));
  boss.on('warning', (warning) => logger.warn({ warning: warning.message }, 'pg-boss warns'));
  await boss.start();

  const claims = new Map<ClaimedJob, JobWithMetadata<Envelope>>();
  let names: readonly string[] = [];
  let cancelHeartbeat = keepHeartbeat();

  /** Joins the running transaction, if any. */
  const joined = () => {
    const handle = running();
    return handle ? { db: fromKysely(handle) } : {};
  };

  function keepHeartbeat(): () => void {
    return clock.wakeAt(clock.now() + HEARTBEAT_EVERY_MS, () => {
      cancelHeartbeat = keepHeartbeat();
      for (const job of claims.values()) {
        boss.touch(job.name, job).catch((error: unknown) => {
          logger.warn({ job: job.name, error: wordFor(error) }, 'a heartbeat was missed');
        });
      }
    });
  }

  /** Ends a claim of ours in one transaction; `ending` runs only if it still was ours. */
  async function end(
    claimed: ClaimedJob,
    error: string,
    ending: (job: JobWithMetadata<Envelope>) => Promise<unknown>,
  ) {
    const job = claims.get(claimed);
    if (!job) return;
    claims.delete(claimed); // Also when this fails: without a heartbeat it then goes to another worker.
    await transaction(async () => {
      const failed = await boss.fail(job.name, job, { error }, joined());
      if ('affected' in failed && failed.affected === 1) await ending(job);
    });
  }

  const again = (claimed: ClaimedJob, at: Instant, error: string, countsNot: 0 | 1) =>
    end(claimed, error, (job) => {
      const envelope: Envelope = { ...job.data, postponed: job.data.postponed + countsNot };
      return boss.update(job.name, envelope, { id: job.id, startAfter: isoOf(at), ...joined() });
    });

  return {
    async open(definitions) {
      names = definitions.map((definition) => definition.name);
      await boss.createQueue(DEAD_LETTERS, { retentionSeconds: LONGEST_WAIT_SECONDS });
      for (const name of names) await boss.createQueue(name);
      for (const name of [...names, DEAD_LETTERS]) {
        // pg-boss reads about a queue once, on a connection of its own: here, rather than inside somebody's transaction.
        await boss.findJobs(name, { id: idOf({ name, key: '', team: undefined }) });
      }
    },

    async add(jobs) {
      for (const name of new Set(jobs.map((job) => job.name))) {
        if (!names.includes(name)) throw new AppError('bug', `No job is called ${name}.`);
        const ofName = jobs.filter((job) => job.name === name).map((job) => [idOf(job), job] as const);
        // pg-boss refuses a batch that names one id twice.
        const once = [...new Map(ofName)].map(([id, job]) => toInsert(id, job));
        await boss.insert(name, once, { returnId: false, ...joined() });
      }
    },

    async claim(name, limit) {
      const jobs = await boss.fetch<Envelope>(name, { batchSize: limit, includeMetadata: true });
      return jobs.map((job) => {
        const claimed = claimedOf(job);
        claims.set(claimed, job);
        return claimed;
      });
    },

    nextLook: async (_name, now) => now + LOOK_EVERY_MS,

    async complete(claimed) {
      const job = claims.get(claimed);
      if (!job) return;
      claims.delete(claimed);
      await boss.complete(job.name, job);
    },

    retry: (claimed, at, error) => again(claimed, at, error, 0),
    postpone: (claimed, at, reason) => again(claimed, at, reason, 1),

    // A job is buried by pg-boss itself, which then can `redrive` it: with no retries left, the next failure is the last.
    bury: (claimed, error) =>
      end(claimed, error, async ({ name, id }) => {
        await boss.update(name, undefined, { id, retryLimit: 0, ...joined() });
        await boss.fail(name, id, { error }, joined());
      }),

    async forgetTeam(team) {
      let count = 0;
      for (const name of [...names, DEAD_LETTERS]) {
        const ids = (await boss.findJobs(name, { data: { team } })).map((job) => job.id);
        if (ids.length > 0) await boss.deleteJob(name, ids);
        count += ids.length;
      }
      return count;
    },

    async forgetPerson(team, user) {
      let count = 0;
      for (const name of [...names, DEAD_LETTERS]) {
        for (const field of NAMES_A_PERSON) {
          const data = { team, payload: { [field]: user } };
          const ids = (await boss.findJobs(name, { data, ...joined() })).map((job) => job.id);
          if (ids.length > 0) await boss.deleteJob(name, ids, joined());
          count += ids.length;
        }
      }
      return count;
    },

    async counts() {
      const queues = await boss.getQueues([...names, DEAD_LETTERS]);
      const live = queues.filter((queue) => queue.name !== DEAD_LETTERS);
      return {
        waiting: sum(live.map((queue) => queue.queuedCount)),
        running: sum(live.map((queue) => queue.activeCount)),
        dead: sum(queues.filter((queue) => queue.name === DEAD_LETTERS).map((queue) => queue.queuedCount)),
      };
    },

    async close() {
      cancelHeartbeat();
      await boss.stop({ graceful: false });
    },
  };
}

const toInsert = (id: string, job: NewJob): JobInsert<Envelope> => ({
  id,
  data: { team: job.team ?? null, key: job.key, payload: job.payload, postponed: 0 },
  startAfter: isoOf(job.runAt),
  retryLimit: NO_LIMIT,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  retentionSeconds: LONGEST_WAIT_SECONDS,
  deleteAfterSeconds: KEEP_KEYS_SECONDS,
  deadLetter: DEAD_LETTERS,
});

const claimedOf = ({ name, data, retryCount }: JobWithMetadata<Envelope>): ClaimedJob => ({
  name,
  key: data.key,
  team: data.team === null ? undefined : teamId(data.team),
  payload: data.payload,
  attempt: retryCount + 1 - data.postponed,
});

/** A UUID (version 8, made from a hash) that the same team, name and key always give. */
function idOf({ team, name, key }: Pick<NewJob, 'team' | 'name' | 'key'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([team ?? null, name, key]))
    .digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return parts.join('-');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** `meanwhile purge`: forgets now what the app forgets once a day, by the same jobs, and says how much that was. */
import { callPurge } from '../calls/jobs.js';
import { type Config, loadConfig } from '../config.js';
import { systemClock } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { deliveryJobs } from '../deliveries/jobs.js';
import { digestPurge } from '../digests/jobs.js';
import { encryptionKey } from '../encryption-key.js';
import { installationJobs } from '../installations/jobs.js';
import type { JobDefinition } from '../jobs/job.js';
import { openPgBoss } from '../jobs/pg-boss.js';
import { nudgeJobs } from '../nudges/jobs.js';
import { outboxJobs } from '../outbox/jobs.js';
import { createLogger } from '../slack/logger.js';
import { purgeJob } from '../standups/purge-job.js';
import { openStore, type Store } from '../store/database.js';
import { wrapUpPurge } from '../wrapups/jobs.js';
import type { RunCommand } from './command.js';

const USAGE = 'Say meanwhile purge, or meanwhile purge --dry-run, which only counts.\n';

type Counts = Map<string, number>;

export const run: RunCommand = async (args, io) => {
  if (args.some((arg) => arg !== '--dry-run')) {
    io.complain(USAGE);
    return 2;
  }
  const onlyCounts = args.includes('--dry-run');
  const config = loadConfig(io.env);
  const logger = createLogger({ level: config.logLevel });
  const key = await encryptionKey(config.store, logger);
  const store = openStore({ ...config.store, encryptionKey: key, clock: systemClock, logger });
  try {
    await store.migrate();
    // Before anything is deleted: with a wrong key this is somebody else's database.
    await store.check();
    const counts = onlyCounts ? await countAll(store, config) : await purgeAll(store, config, logger);
    await io.write(inWords(counts, onlyCounts));
    return 0;
  } finally {
    await store.close();
  }
};

async function purgeAll(store: Store, config: Config, logger: Logger): Promise<Counts> {
  const counts: Counts = new Map();
  const forgetTeam = (team: TeamId) => forgetJobs(store, config, logger, team);
  for (const job of purgeJobs(store, config, logger, counts, forgetTeam)) await runOnce(job);
  return counts;
}

/** Deletes for real, in one transaction that is then taken back: what is counted cannot differ from what would go. */
async function countAll(store: Store, config: Config): Promise<Counts> {
  const counts: Counts = new Map();
  const taken = new Error('taken back');
  const logger = createLogger({ level: 'silent' });
  // Jobs may lie beside the store, where no transaction takes anything back.
  const jobs = purgeJobs(store, config, logger, counts, async () => 0);
  await store
    .transaction(async () => {
      for (const job of jobs) await runOnce(job);
      throw taken;
    })
    .catch((error: unknown) => {
      if (error !== taken) throw error;
    });
  return counts;
}

function purgeJobs(
  { repositories, transaction }: Store,
  { retentionDays }: Config,
  logger: Logger,
  counts: Counts,
  forgetTeam: (team: TeamId) => Promise<number>,
): readonly JobDefinition[] {
  const count = (what: string, found: number) => {
    counts.set(what, (counts.get(what) ?? 0) + found);
    return found;
  };
  const counted = <Given extends readonly unknown[]>(
    what: string,
    repository: { purge(...given: Given): Promise<number> },
  ) => ({ purge: async (...given: Given) => count(what, await repository.purge(...given)) });
  const { installations } = repositories;
  const deps = { clock: systemClock, logger, retentionDays };
  return [
    ...deliveryJobs({ ...deps, deliveries: counted('deliveries noted', repositories.deliveries) }),
    ...outboxJobs({
      ...deps,
      outbox: counted('messages noted', repositories.outbox),
      lesser: counted('messages that waited', repositories.lesser),
    }),
    ...nudgeJobs({
      ...deps,
      nudges: counted('nudges and silences', repositories.nudges),
      talks: counted('live conversations', repositories.talks),
    }),
    wrapUpPurge({ ...deps, wrapUps: counted('wrap-ups', repositories.wrapUps) }),
    callPurge({
      ...deps,
      calls: counted('calls', repositories.calls),
      pauses: counted('pauses', repositories.pauses),
    }),
    digestPurge({ ...deps, digests: counted('digests noted', repositories.digests) }),
    purgeJob({
      ...deps,
      occurrences: counted('turns of standups', repositories.occurrences),
      leave: counted('leave', repositories.leave),
      standups: counted('rows of deleted standups', repositories.standups),
    }),
    ...installationJobs({
      ...{ ...deps, transaction, jobs: { forgetTeam } },
      // Only Slack can say so, and only the app asks it.
      isGone: async () => false,
      installations: {
        find: installations.find,
        inStateBefore: installations.inStateBefore,
        deleteWorkspace: async (team) =>
          count('rows of removed workspaces', await installations.deleteWorkspace(team)),
      },
    }),
  ];
}

const runOnce = (job: JobDefinition): Promise<void> =>
  job.run(job.parse({}), { team: undefined, key: 'purge', attempt: 1, last: true });

/** On Postgres jobs lie beside the store. */
async function forgetJobs(store: Store, config: Config, logger: Logger, team: TeamId): Promise<number> {
  const { databaseUrl } = config.store;
  if (!databaseUrl) return store.jobTable.forgetTeam(team);
  const { transaction, running } = store;
  const connection = { connectionString: databaseUrl };
  const engine = await openPgBoss({ connection, transaction, running, clock: systemClock, logger });
  try {
    return await engine.forgetTeam(team);
  } finally {
    await engine.close();
  }
}

function inWords(counts: Counts, onlyCounts: boolean): string {
  const found = [...counts].filter(([, count]) => count > 0);
  if (found.length === 0) return 'Nothing has been kept for longer than it should be.\n';
  const width = Math.max(...found.map(([what]) => what.length));
  const lines = found.map(([what, count]) => `  ${what.padEnd(width)}  ${count}\n`);
  return `${onlyCounts ? 'Would be deleted' : 'Deleted'}:\n${lines.join('')}`;
}

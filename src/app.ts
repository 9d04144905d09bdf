import { deliveryJobs } from './deliveries/jobs.js';
import { encryptionKey } from './encryption-key.js';
import { createTokenCheck, installWithToken } from './installations/install.js';
import { createInstallations, type Installations } from './installations/installations.js';
import { installationJobs } from './installations/jobs.js';
import { installationListeners } from './installations/listeners.js';
import { createInstallationStore } from './installations/oauth-store.js';
import type { JobRunner } from './jobs/job.js';
import { openPgBoss } from './jobs/pg-boss.js';
import { createJobRunner } from './jobs/runner.js';
import { type AppDeps, joinSlices } from './join-slices.js';
import { rules } from './nudges/rules/index.js';
import { warmUp } from './nudges/warm-up.js';
import { outboxJobs } from './outbox/jobs.js';
import { createEdge } from './slack/edge.js';
import type { ListenedTo } from './slack/merge-tables.js';
import { openStore, type Store, type StoreSettings } from './store/database.js';

export interface MeanwhileApp {
  /** @throws AppError `config-invalid` when Slack refuses a token or the port is taken. */
  start(): Promise<void>;
  /** Takes in nothing more, finishes or hands back what is under way within about `withinMs`, and closes the store. */
  stop(withinMs: number): Promise<void>;
  /** Of the HTTP server; undefined over Socket Mode without a PORT. */
  port(): number | undefined;
  /** Resolves when no delivery is being answered and no background work runs. */
  idle(): Promise<void>;
  /** What it listens to, by name; the manifest and every control of its views are held to it. */
  readonly listensTo: ListenedTo;
}

/** Opens the store and puts everything together; nothing is taken in before `start`. @throws AppError as `openStore` does. */
export async function createApp({
  config,
  clock,
  logger,
  ...more
}: AppDeps & Pick<StoreSettings, 'lateWork'>): Promise<MeanwhileApp> {
  const key = await encryptionKey(config.store, logger);
  const store = openStore({ ...config.store, encryptionKey: key, clock, logger, ...more });
  try {
    await store.migrate();
    await store.check();
    return await assemble({ config, clock, logger }, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble({ config, clock, logger }: AppDeps, store: Store): Promise<MeanwhileApp> {
  const { repositories, transaction } = store;
  const { access, apiUrl } = config.slack;
  let taking = false;

  const installations = createInstallations({
    ...{ repository: repositories.installations, clock, logger },
    ...(access.by === 'token' && { ownToken: access.botToken }),
    checkToken: createTokenCheck({ apiUrl, logger }),
  });
  const runner = await openJobRunner({ config, clock, logger }, store, installations.mayWorkFor);
  const edge = createEdge({
    ...{ config, clock, logger, access: installations.access, onTokenRefused: installations.tokenRefused },
    installationStore: createInstallationStore({ installations, clock }),
    isReady: async () => taking && (await answers(store)),
  });
  const slices = joinSlices({ config, clock, logger }, store, runner, edge, installations);
  const listensTo = edge.listen([installationListeners({ installations }), ...slices.listeners]);

  return {
    async start() {
      if (access.by === 'token') await installWithToken({ ...access, apiUrl, installations, clock, logger });
      await runner.start([
        ...slices.jobs,
        ...deliveryJobs({ deliveries: repositories.deliveries, clock }),
        ...outboxJobs({ ...repositories, clock, ...config }),
        ...installationJobs({
          ...{ installations: repositories.installations, isGone: installations.isGone, jobs: runner },
          ...{ transaction, clock, logger },
        }),
      ]);
      await slices.takeUp();
      taking = true;
      await edge.start();
      if (config.nudges.enabled) clock.wakeAt(clock.now(), () => warmUp(rules));
    },
    async stop(withinMs) {
      taking = false;
      const began = clock.now();
      await edge.stop(withinMs);
      await slices.leaveBehind();
      await runner.stop(Math.max(0, withinMs - (clock.now() - began)));
      await store.close();
    },
    port: edge.port,
    async idle() {
      await edge.inFlight.idle(Number.MAX_SAFE_INTEGER);
      await runner.idle();
    },
    listensTo,
  };
}

/** SQLite's jobs live in its own file; on Postgres pg-boss shares them among all replicas. */
async function openJobRunner(
  { config, clock, logger }: AppDeps,
  store: Store,
  mayRun: Installations['mayWorkFor'],
): Promise<JobRunner> {
  const { transaction, running, afterCommit } = store;
  const { databaseUrl } = config.store;
  const engine = databaseUrl
    ? await openPgBoss({
        ...{ connection: { connectionString: databaseUrl }, transaction, running, clock, logger },
      })
    : store.jobTable;
  return createJobRunner({ engine, clock, logger, afterCommit, mayRun });
}

const answers = (store: Store): Promise<boolean> =>
  store.check().then(
    () => true,
    () => false,
  );

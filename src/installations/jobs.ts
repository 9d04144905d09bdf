/** The end of what is kept of workspaces that removed the app. */
import type { Clock } from '../core/clock.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { defineJob, type JobDefinition, type JobRunner } from '../jobs/job.js';
import type { InstallationRepository } from './installation.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Slack asks for deletion within 14 business days; 10 days leave time to come back, and for a few missed runs. */
const KEEP_MS = 10 * DAY_MS;

export const installationJobs = (deps: {
  readonly installations: Pick<InstallationRepository, 'find' | 'removedBefore' | 'deleteWorkspace'>;
  /** On Postgres jobs lie beside the store. */
  readonly jobs: Pick<JobRunner, 'forgetTeam'>;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}): readonly JobDefinition[] => [
  defineJob({
    name: 'installations.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => {
      for (const team of await deps.installations.removedBefore(deps.clock.now() - KEEP_MS)) {
        const count = await deps.transaction(async () => {
          // It may have been installed again meanwhile.
          const installation = await deps.installations.find(team);
          return installation?.state === 'removed' ? deps.installations.deleteWorkspace(team) : 0;
        });
        if (count === 0) continue;
        await deps.jobs.forgetTeam(team);
        deps.logger.info({ team, count }, 'a removed workspace was deleted');
      }
    },
  }),
];

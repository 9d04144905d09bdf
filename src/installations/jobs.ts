/** The end of what is kept of workspaces that the app was taken out of. */
import type { Clock } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import { defineJob, type JobDefinition, type JobRunner } from '../jobs/job.js';
import type { InstallationRepository } from './installation.js';
import type { Installations } from './installations.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Slack asks for deletion within 14 business days; 10 days leave time to come back, and for a few missed runs. */
const KEEP_MS = 10 * DAY_MS;
/** Where Slack told nobody of the end and only refuses the token, a mistake is likelier: whoever runs the app has longer to mend it. */
const KEEP_PAUSED_MS = 14 * DAY_MS;

export const installationJobs = (deps: {
  readonly installations: Pick<InstallationRepository, 'find' | 'inStateBefore' | 'deleteWorkspace'>;
  readonly isGone: Installations['isGone'];
  /** On Postgres jobs lie beside the store. */
  readonly jobs: Pick<JobRunner, 'forgetTeam'>;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}): readonly JobDefinition[] => {
  const { installations, clock } = deps;

  async function forget(team: TeamId, state: 'paused' | 'removed'): Promise<void> {
    const count = await deps.transaction(async () => {
      // It may have been installed again meanwhile.
      const installation = await installations.find(team);
      return installation?.state === state ? installations.deleteWorkspace(team) : 0;
    });
    if (count === 0) return;
    await deps.jobs.forgetTeam(team);
    deps.logger.info({ team, count }, `a ${state} workspace was deleted`);
  }

  return [
    defineJob({
      name: 'installations.purge',
      everyMs: DAY_MS,
      parse: () => ({}),
      run: async () => {
        const now = clock.now();
        for (const team of await installations.inStateBefore('removed', now - KEEP_MS))
          await forget(team, 'removed');
        for (const team of await installations.inStateBefore('paused', now - KEEP_PAUSED_MS))
          if (await deps.isGone(team)) await forget(team, 'paused');
      },
    }),
  ];
};

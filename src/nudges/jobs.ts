/** Forgetting old choices. */
import type { Clock } from '../core/clock.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { NudgeRepository } from './nudge.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** As `/async privacy` promises (`personal-data.ts`); far longer than any cooldown. */
const KEEP_MS = 90 * DAY_MS;

export const nudgeJobs = (deps: {
  readonly nudges: Pick<NudgeRepository, 'purge'>;
  readonly clock: Clock;
}): readonly JobDefinition[] => [
  defineJob({
    name: 'nudges.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => {
      await deps.nudges.purge(deps.clock.now() - KEEP_MS);
    },
  }),
];

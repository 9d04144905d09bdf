/** Forgetting old choices, and talks that are over. */
import type { Clock } from '../core/clock.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { NudgeRepository } from './nudge.js';
import type { TalkRepository } from './talk/talk-repository.js';
import type { TalkTracker } from './talk/tracker.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** As `/async privacy` promises (`personal-data.ts`); far longer than any cooldown. */
const KEEP_MS = 90 * DAY_MS;
/** Twice a talk's window: a process that starts again still finds what it needs. */
const KEEP_TALKS_MS = 60 * MINUTE_MS;

export const nudgeJobs = (deps: {
  readonly nudges: Pick<NudgeRepository, 'purge'>;
  readonly talks: Pick<TalkRepository, 'purge'>;
  /** What this process remembers of talks; absent where it hears none. */
  readonly tracker?: Pick<TalkTracker, 'sweep'>;
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
  defineJob({
    name: 'nudges.purge-talks',
    everyMs: 15 * MINUTE_MS,
    parse: () => ({}),
    run: async () => {
      deps.tracker?.sweep();
      await deps.talks.purge(deps.clock.now() - KEEP_TALKS_MS);
    },
  }),
];

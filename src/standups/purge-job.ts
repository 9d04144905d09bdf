/** The recurring job that forgets what standups no longer need. Within the times named here nothing goes. */
import type { Clock } from '../core/clock.js';
import { wallOf } from '../core/zoned-time.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { LeaveRepository, OccurrenceRepository, StandupRepository } from './standup-repository.js';

const DAY_MS = 86_400_000;
/** Turns, and leave that is over: a year and some weeks, as far back as anybody asks why. Answers stay as long as their standup. */
const KEEP_DAYS = 400;
/** A standup that was deleted by mistake can be brought back by whoever runs Meanwhile; the forms say these days. */
const KEEP_DELETED_DAYS = 30;

export const purgeJob = (deps: {
  readonly standups: Pick<StandupRepository, 'purge'>;
  readonly occurrences: Pick<OccurrenceRepository, 'purge'>;
  readonly leave: Pick<LeaveRepository, 'purge'>;
  readonly clock: Clock;
}): JobDefinition =>
  defineJob({
    name: 'standups.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    async run() {
      const before = (days: number) => deps.clock.now() - days * DAY_MS;
      await deps.occurrences.purge(before(KEEP_DAYS));
      await deps.leave.purge(wallOf(before(KEEP_DAYS), 'UTC').date);
      await deps.standups.purge(before(KEEP_DELETED_DAYS));
    },
  });

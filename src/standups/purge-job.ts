/** The recurring job that forgets what standups no longer need. Within the times named here nothing goes. */
import type { Clock } from '../core/clock.js';
import { type Retention, retentionMs } from '../core/retention.js';
import { wallOf } from '../core/zoned-time.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { LeaveRepository, OccurrenceRepository, StandupRepository } from './standup-repository.js';

const DAY_MS = 86_400_000;
/** A standup that was deleted by mistake can be brought back by whoever runs Meanwhile; the forms say these days. */
const KEEP_DELETED_DAYS = 30;

/** Turns, and leave that is over, go by the setting. Answers stay as long as their standup. */
export const purgeJob = (
  deps: Retention & {
    readonly standups: Pick<StandupRepository, 'purge'>;
    readonly occurrences: Pick<OccurrenceRepository, 'purge'>;
    readonly leave: Pick<LeaveRepository, 'purge'>;
    readonly clock: Clock;
  },
): JobDefinition =>
  defineJob({
    name: 'standups.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    async run() {
      const now = deps.clock.now();
      const before = now - retentionMs(deps);
      await deps.occurrences.purge(before);
      await deps.leave.purge(wallOf(before, 'UTC').date);
      await deps.standups.purge(now - KEEP_DELETED_DAYS * DAY_MS);
    },
  });

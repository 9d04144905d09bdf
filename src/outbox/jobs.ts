/** Forgetting what went out long ago. */
import type { Clock } from '../core/clock.js';
import { type Retention, retentionMs } from '../core/retention.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { OutboxRepository } from './outbox.js';
import type { LesserRepository } from './unasked.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEEP_MS = 90 * DAY_MS;

/**
 * A proposal in a channel may get its outcome much later: a forgotten key would post it again instead of editing it. So a shorter retention
 * does not shorten this; it is ids and times alone. Of a decision, which the log keeps for good, the store forgets nothing in a channel.
 */
export const outboxJobs = (
  deps: Retention & {
    readonly outbox: Pick<OutboxRepository, 'purge'>;
    readonly lesser: Pick<LesserRepository, 'purge'>;
    readonly clock: Clock;
  },
): readonly JobDefinition[] => [
  defineJob({
    name: 'outbox.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => {
      const now = deps.clock.now();
      await deps.lesser.purge(now - KEEP_MS);
      await deps.outbox.purge(now - KEEP_MS, now - Math.max(retentionMs(deps), retentionMs({})));
    },
  }),
];

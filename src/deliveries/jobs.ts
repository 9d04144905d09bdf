/** Forgetting claims that nothing can repeat any more. */
import type { Clock } from '../core/clock.js';
import { defineJob, type JobDefinition } from '../jobs/job.js';
import type { DeliveryRepository } from './delivery-repository.js';

const HOUR_MS = 60 * 60 * 1000;
/** Slack's last retry comes about 6 minutes after the first delivery; a delayed one may come up to a day later. */
const KEEP_MS = 26 * HOUR_MS;

export const deliveryJobs = (deps: {
  readonly deliveries: Pick<DeliveryRepository, 'purge'>;
  readonly clock: Clock;
}): readonly JobDefinition[] => [
  defineJob({
    name: 'deliveries.purge',
    everyMs: HOUR_MS,
    parse: () => ({}),
    run: async () => {
      await deps.deliveries.purge(deps.clock.now() - KEEP_MS);
    },
  }),
];

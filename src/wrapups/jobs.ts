/** The slice's jobs: one makes Slack show a wrap-up as it is saved, any number of times; one forgets. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type TeamId, type WrapUpId, wrapUpId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { type Retention, retentionMs } from '../core/retention.js';
import { defineJob, type JobDefinition, type JobRequest, RetryLater } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { ShowWrapUp } from './show.js';
import type { WrapUpRepository } from './wrap-up.js';

const SHOW_JOB = 'wrapups.show';
/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

const payload = z.object({ wrapUp: z.string().min(1).transform(wrapUpId) });

/** @param version each is shown once. */
export const showJob = (team: TeamId, id: WrapUpId, version: number): JobRequest => ({
  name: SHOW_JOB,
  key: `${id}:${version}`,
  team,
  payload: { wrapUp: id },
});

export interface WrapUpJobDeps extends Retention {
  readonly show: ShowWrapUp;
  readonly wrapUps: Pick<WrapUpRepository, 'purge'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const wrapUpJobs = ({
  show,
  wrapUps,
  clock,
  logger,
  ...kept
}: WrapUpJobDeps): readonly JobDefinition[] => [
  defineJob({
    name: SHOW_JOB,
    parse: (stored) => payload.parse(stored),
    async run({ wrapUp }, { team, last }) {
      if (!team) throw new AppError('bug', 'A wrap-up belongs to a workspace.');
      try {
        const later = await show.show(team, wrapUp);
        if (later !== undefined) throw new RetryLater(later, 'Slack asked us to wait.');
      } catch (error) {
        if (error instanceof RetryLater) throw error;
        if (error instanceof SlackCallError && (error.kind === 'throttled' || error.kind === 'transient')) {
          throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
        }
        if (last) {
          logger.error({ team, wrapUp }, 'a wrap-up could not be shown; its author gets the text back');
          const later = await show.giveUp(team, wrapUp);
          if (later !== undefined) throw new RetryLater(later, 'The author could not be told yet.');
        }
        throw error;
      }
    },
  }),
  wrapUpPurge({ wrapUps, clock, ...kept }),
];

export const wrapUpPurge = (deps: Retention & Pick<WrapUpJobDeps, 'wrapUps' | 'clock'>): JobDefinition =>
  defineJob({
    name: 'wrapups.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => {
      // As long as the outbox knows which post to edit (`outbox/jobs.ts`): an edit after that would post it again.
      await deps.wrapUps.purge(deps.clock.now() - retentionMs(deps));
    },
  });

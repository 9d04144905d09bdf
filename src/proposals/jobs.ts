/** The slice's one job: makes Slack show a proposal as it is saved. It may run any number of times. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { type ProposalId, proposalId, type TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { defineJob, type JobDefinition, type JobRequest, RetryLater } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { PostProposal } from './post.js';

const POST_JOB = 'proposals.post';
/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;

const payload = z.object({ proposal: z.string().min(1).transform(proposalId) });

/** @param because it is `new`, or `closed`: each is asked for once. */
export const postJob = (team: TeamId, id: ProposalId, because: 'new' | 'closed'): JobRequest => ({
  name: POST_JOB,
  key: `${id}:${because}`,
  team,
  payload: { proposal: id },
});

export interface ProposalJobDeps {
  readonly post: PostProposal;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const proposalJobs = ({ post, clock, logger }: ProposalJobDeps): readonly JobDefinition[] => [
  defineJob({
    name: POST_JOB,
    parse: (stored) => payload.parse(stored),
    async run({ proposal }, { team, last }) {
      if (!team) throw new AppError('bug', 'A proposal belongs to a workspace.');
      try {
        const later = await post.show(team, proposal);
        if (later !== undefined) throw new RetryLater(later, 'Slack asked us to wait.');
      } catch (error) {
        if (error instanceof RetryLater) throw error;
        if (error instanceof SlackCallError && (error.kind === 'throttled' || error.kind === 'transient')) {
          throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
        }
        if (last) {
          logger.error({ team, proposal }, 'a proposal could not be shown; its author gets the text back');
          const later = await post.giveUp(team, proposal);
          if (later !== undefined) throw new RetryLater(later, 'The author could not be told yet.');
        }
        throw error;
      }
    },
  }),
];

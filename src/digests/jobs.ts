/** What the digests slice does later. */
import type { Clock, Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import type { TeamId } from '../core/ids.js';
import { defineJob, type JobDefinition, RetryLater } from '../jobs/job.js';
import type { DigestRepository } from './digest.js';
import type { PostDigest } from './post.js';
import { POST_JOB, PostPayload, REFRESH_JOB, RefreshPayload } from './requests.js';

const DAY_MS = 86_400_000;
/** A year and some weeks, as with the standups that digests tell of. */
const KEEP_MS = 400 * DAY_MS;

export const digestJobs = (deps: {
  readonly digests: Pick<DigestRepository, 'purge'>;
  readonly post: PostDigest;
  readonly clock: Clock;
}): readonly JobDefinition[] => [
  defineJob({
    name: POST_JOB,
    parse: (payload) => PostPayload.parse(payload),
    run: async ({ channel, day, version }, { team }) =>
      again(await deps.post.due(ofTeam(team), channel, day, version)),
  }),
  defineJob({
    name: REFRESH_JOB,
    parse: (payload) => RefreshPayload.parse(payload),
    run: async ({ channel, day }, { team }) => again(await deps.post.refresh(ofTeam(team), channel, day)),
  }),
  defineJob({
    name: 'digests.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => void (await deps.digests.purge(deps.clock.now() - KEEP_MS)),
  }),
];

function again(at: Instant | undefined): void {
  if (at !== undefined) throw new RetryLater(at, 'Slack asked us to wait.');
}

function ofTeam(team: TeamId | undefined): TeamId {
  if (team === undefined) throw new AppError('bug', 'A digest belongs to a workspace.');
  return team;
}

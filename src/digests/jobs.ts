/** What the digests slice does later. */
import type { Clock, Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import type { TeamId } from '../core/ids.js';
import { type Retention, retentionMs } from '../core/retention.js';
import { defineJob, type JobDefinition, RetryLater } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { CatchUp } from './catch-up/catch-up.js';
import type { DigestRepository } from './digest.js';
import type { PostPart } from './hand-over/part.js';
import type { createPlanParts } from './hand-over/plan.js';
import type { PostDigest } from './post.js';
import {
  CATCH_UP_JOB,
  CatchUpPayload,
  HAND_OVER_JOB,
  PART_JOB,
  PartPayload,
  PICTURE_JOB,
  PicturePayload,
  POST_JOB,
  PostPayload,
  REFRESH_JOB,
  RefreshPayload,
} from './requests.js';
import type { PostPicture } from './week/post-picture.js';

const DAY_MS = 86_400_000;
/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;

export const digestJobs = (
  deps: Retention & {
    readonly digests: Pick<DigestRepository, 'purge'>;
    readonly post: PostDigest;
    readonly planParts: ReturnType<typeof createPlanParts>;
    readonly part: PostPart;
    readonly catchUp: CatchUp;
    readonly postPicture: PostPicture;
    readonly clock: Clock;
  },
): readonly JobDefinition[] =>
  [
    defineJob({
      name: POST_JOB,
      parse: (payload) => PostPayload.parse(payload),
      run: async ({ channel, day, version }, { team }) =>
        again(await deps.post.due(ofTeam(team), channel, day, version)),
    }),
    defineJob({
      name: HAND_OVER_JOB,
      parse: (payload) => PostPayload.parse(payload),
      run: ({ channel, day, version }, { team }) => deps.planParts(ofTeam(team), channel, day, version),
    }),
    defineJob({
      name: PART_JOB,
      parse: (payload) => PartPayload.parse(payload),
      run: async ({ channel, day, region, version }, { team }) =>
        again(await deps.part.due(ofTeam(team), channel, day, region, version)),
    }),
    defineJob({
      name: CATCH_UP_JOB,
      parse: (payload) => CatchUpPayload.parse(payload),
      run: ({ user, tell }, { team }) => deps.catchUp.due(ofTeam(team), user, tell),
    }),
    defineJob({
      name: REFRESH_JOB,
      parse: (payload) => RefreshPayload.parse(payload),
      run: async ({ channel, day, region }, { team }) =>
        again(
          await (region === undefined
            ? deps.post.refresh(ofTeam(team), channel, day)
            : deps.part.refresh(ofTeam(team), channel, day, region)),
        ),
    }),
    defineJob({
      name: PICTURE_JOB,
      parse: (payload) => PicturePayload.parse(payload),
      run: async ({ channel, day }, { team }) => again(await deps.postPicture(ofTeam(team), channel, day)),
    }),
    digestPurge(deps),
  ].map((job) => waitingForSlack(job, deps.clock));

export const digestPurge = (
  deps: Retention & { readonly digests: Pick<DigestRepository, 'purge'>; readonly clock: Clock },
): JobDefinition =>
  defineJob({
    name: 'digests.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => void (await deps.digests.purge(deps.clock.now() - retentionMs(deps))),
  });

/** Slack may be away for longer than all attempts last. A catch-up asks for the next one: given up, it would never come again. */
const waitingForSlack = (job: JobDefinition, clock: Clock): JobDefinition => ({
  ...job,
  run: (payload, run) =>
    job.run(payload, run).catch((error: unknown) => {
      if (!(error instanceof SlackCallError) || !['throttled', 'transient'].includes(error.kind)) throw error;
      throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
    }),
});

function again(at: Instant | undefined): void {
  if (at !== undefined) throw new RetryLater(at, 'Slack asked us to wait.');
}

function ofTeam(team: TeamId | undefined): TeamId {
  if (team === undefined) throw new AppError('bug', 'A digest belongs to a workspace.');
  return team;
}

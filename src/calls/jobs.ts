/** The slice's jobs. Each may run any number of times: everything it shows has its key in the outbox. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { callId, pauseId, type TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { type Retention, retentionMs } from '../core/retention.js';
import { defineJob, type JobDefinition, type JobRun, RetryLater } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { CallRepository } from './call.js';
import type { CallOutcome } from './outcome.js';
import type { PauseRepository } from './pausing/pause.js';
import { BACK_JOB, NOTE_JOB } from './pausing/requests.js';
import type { ShowPause } from './pausing/show-pause.js';
import { ASK_JOB, SHOW_JOB } from './requests.js';
import type { ShowCall } from './show.js';

/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;
const DAY_MS = 86_400_000;
const KEEP_PAUSES_MS = 90 * DAY_MS;

const Call = z.object({ call: z.string().min(1).transform(callId) });
const Asked = Call.extend({ sequence: z.number() });
const Pause = z.object({ pause: z.string().min(1).transform(pauseId) });

export interface CallJobDeps extends Retention {
  readonly show: ShowCall;
  readonly outcome: Pick<CallOutcome, 'ask'>;
  readonly pauses: Pick<PauseRepository, 'purge'>;
  readonly calls: Pick<CallRepository, 'purge'>;
  readonly showPause: ShowPause;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function callJobs(deps: CallJobDeps): readonly JobDefinition[] {
  const { show, outcome, showPause, clock, logger } = deps;

  /** A job about one workspace; what Slack cannot do just now is done later. */
  const define = <Payload>(
    name: string,
    payload: z.ZodType<Payload>,
    run: (team: TeamId, payload: Payload) => Promise<void>,
    giveUp: (team: TeamId, payload: Payload) => Promise<void> = async () => {},
  ): JobDefinition =>
    defineJob({
      name,
      parse: (stored) => payload.parse(stored),
      async run(parsed: Payload, { team, key, last }: JobRun) {
        if (!team) throw new AppError('bug', 'A call belongs to a workspace.');
        try {
          await run(team, parsed);
        } catch (error) {
          if (error instanceof RetryLater) throw error;
          if (error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind))
            throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
          if (last) {
            logger.error({ team, job: name, key }, 'it could not be shown; the person is told');
            await giveUp(team, parsed);
          }
          throw error;
        }
      },
    });

  return [
    define(
      SHOW_JOB,
      Call,
      (team, { call }) => show.show(team, call),
      (team, { call }) => show.giveUp(team, call),
    ),
    define(ASK_JOB, Asked, (team, { call, sequence }) => outcome.ask(team, call, sequence)),
    define(
      NOTE_JOB,
      Pause,
      (team, { pause }) => showPause.show(team, pause),
      (team, { pause }) => showPause.giveUp(team, pause),
    ),
    define(
      BACK_JOB,
      Pause,
      (team, { pause }) => showPause.bringBack(team, pause),
      (team, { pause }) => showPause.giveUp(team, pause),
    ),
    callPurge(deps),
  ];
}

export const callPurge = (deps: Retention & Pick<CallJobDeps, 'calls' | 'pauses' | 'clock'>): JobDefinition =>
  defineJob({
    name: 'calls.purge',
    everyMs: DAY_MS,
    parse: () => ({}),
    run: async () => {
      const now = deps.clock.now();
      // As long as the outbox remembers messages in channels: a card whose key is forgotten cannot be edited any more.
      await deps.calls.purge(now - retentionMs(deps));
      await deps.pauses.purge(now - KEEP_PAUSES_MS);
    },
  });

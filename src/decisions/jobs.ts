/** The slice's jobs. Each may run any number of times: effects are keyed, changes conditional. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import { decisionId, type TeamId, userId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { defineJob, type JobDefinition, type JobQueue, type JobRun, RetryLater } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { DecisionRepository } from './decision-repository.js';
import { type GiveBackDeps, giveBack } from './give-back.js';
import type { Look } from './look.js';
import type { PassOn } from './pass-on.js';
import { EXPORT_JOB, LOOK_JOB, lookJob, PASS_ON_JOB, SHOW_JOB } from './requests.js';
import type { SendExport } from './send-export.js';
import type { ShowDecision } from './show.js';

/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;
/** A look that could not be run, or died, is made up for by the next of these. */
const SWEEP_EVERY_MS = 15 * 60_000;
/** One sweep's worth; what is left is found by the next. */
const SWEPT_AT_ONCE = 1_000;

const OfDecision = z.object({ decision: z.string().min(1).transform(decisionId) });
const Export = z.object({ user: z.string().min(1).transform(userId), format: z.enum(['md', 'json']) });

export interface DecisionJobDeps extends GiveBackDeps {
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions' | 'due'>;
  readonly show: ShowDecision;
  readonly look: Look;
  readonly passOn: PassOn;
  readonly sendExport: SendExport;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function decisionJobs(deps: DecisionJobDeps): readonly JobDefinition[] {
  const { decisions, show, look, passOn, sendExport, jobs, clock, logger } = deps;

  /** Slack's waits are waited for, and cost no attempt. */
  async function patiently(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (error instanceof SlackCallError && (error.kind === 'throttled' || error.kind === 'transient'))
        throw new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
      throw error;
    }
  }

  async function showOrGiveBack({ decision }: z.output<typeof OfDecision>, run: JobRun): Promise<void> {
    const team = ofTeam(run.team);
    try {
      await patiently(show(team, decision));
    } catch (error) {
      if (!run.last || error instanceof RetryLater) throw error;
      const found = await decisions.find(team, decision);
      if (found?.state === 'proposed' && found.postedAt === undefined) {
        logger.error({ team, decision }, 'a decision could not be shown; its author gets the words back');
        await giveBack(deps, found, undefined);
      }
      throw error;
    }
  }

  async function sweep(): Promise<void> {
    const now = clock.now();
    const which = `sweep:${Math.floor(now / SWEEP_EVERY_MS)}`;
    for (const { team, id, dueAt = now } of await decisions.due(now, SWEPT_AT_ONCE)) {
      await jobs.enqueue(lookJob(team, id, dueAt, which));
    }
  }

  return [
    defineJob({ name: SHOW_JOB, parse: (payload) => OfDecision.parse(payload), run: showOrGiveBack }),
    defineJob({
      name: LOOK_JOB,
      parse: (payload) => OfDecision.parse(payload),
      run: ({ decision }, { team }) => patiently(look(ofTeam(team), decision)),
    }),
    defineJob({
      name: PASS_ON_JOB,
      parse: (payload) => OfDecision.parse(payload),
      run: ({ decision }, { team }) => patiently(passOn(ofTeam(team), decision)),
    }),
    defineJob({
      name: EXPORT_JOB,
      parse: (payload) => Export.parse(payload),
      run: ({ user, format }, { team }) => patiently(sendExport(ofTeam(team), user, format)),
    }),
    defineJob({ name: 'decisions.sweep', everyMs: SWEEP_EVERY_MS, parse: () => ({}), run: sweep }),
  ];
}

function ofTeam(team: TeamId | undefined): TeamId {
  if (team === undefined) throw new AppError('bug', 'A decision belongs to a workspace.');
  return team;
}

/** The slice's jobs about reports. Each may run any number of times: everything it shows has its key in the outbox. */
import { z } from 'zod';
import { calendarDate } from '../../core/calendar-date.js';
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { standupId, type TeamId, userId } from '../../core/ids.js';
import { defineJob, type JobDefinition, type JobQueue, type JobRun, RetryLater } from '../../jobs/job.js';
import { SlackCallError } from '../../slack/errors.js';
import type { SendExport } from './export.js';
import type { ShowMissed } from './missed.js';
import { DAY_JOB, dayJob, EXPORT_JOB, HELD_JOB, MISSED_JOB, REPORT_JOB, SETTLED_JOB } from './requests.js';
import type { ShowReport } from './show-report.js';
import type { TellHeld } from './tell-held.js';

/** Between attempts while Slack cannot be reached and does not say for how long. */
const UNREACHED_WAIT_MS = 60_000;

const Standup = z.object({ standup: z.string().transform(standupId) });
const Day = Standup.extend({ workDay: z.string().transform(calendarDate) });
const Answer = Day.extend({ user: z.string().transform(userId) });
const Held = Standup.extend({ version: z.number() });
const Missed = Standup.extend({ since: z.number() });
const Export = Standup.extend({ user: z.string().transform(userId), format: z.enum(['csv', 'json']) });

export interface ReportJobDeps {
  readonly show: ShowReport;
  readonly tellHeld: TellHeld;
  readonly showMissed: ShowMissed;
  readonly sendExport: SendExport;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

export function reportJobs(deps: ReportJobDeps): readonly JobDefinition[] {
  const { show, jobs, clock } = deps;

  /** A job about one workspace; what Slack cannot do just now is done later. */
  const define = <Payload>(
    name: string,
    payload: z.ZodType<Payload>,
    run: (team: TeamId, payload: Payload) => Promise<void>,
  ): JobDefinition =>
    defineJob({
      name,
      parse: (stored) => payload.parse(stored),
      async run(parsed: Payload, { team }: JobRun) {
        if (!team) throw new AppError('bug', 'A report belongs to a workspace.');
        try {
          await run(team, parsed);
        } catch (error) {
          throw laterIfSlackIsAway(error, clock);
        }
      },
    });

  return [
    define(REPORT_JOB, Answer, async (team, { standup, workDay, user }) => {
      const dayChanged = await show.answer({ team, standup, workDay, user });
      if (dayChanged) await jobs.enqueue(dayJob(team, standup, workDay, clock.now()));
    }),
    define(SETTLED_JOB, Day, (team, { standup, workDay }) =>
      jobs.enqueue(dayJob(team, standup, workDay, clock.now())),
    ),
    define(DAY_JOB, Day, (team, { standup, workDay }) => show.day(team, standup, workDay)),
    define(HELD_JOB, Held, (team, { standup, version }) => deps.tellHeld(team, standup, version)),
    define(MISSED_JOB, Missed, (team, { standup, since }) => deps.showMissed(team, standup, since)),
    define(EXPORT_JOB, Export, (team, { standup, user, format }) =>
      deps.sendExport(team, standup, user, format),
    ),
  ];
}

function laterIfSlackIsAway(error: unknown, clock: Clock): unknown {
  if (!(error instanceof SlackCallError)) return error;
  if (error.kind !== 'throttled' && error.kind !== 'transient') return error;
  return new RetryLater(clock.now() + (error.retryAfterMs ?? UNREACHED_WAIT_MS), error.code);
}

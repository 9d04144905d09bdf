/** The jobs of a report, asked for. Payloads hold ids and numbers alone. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { JobRequest } from '../../jobs/job.js';
import type { OccurrenceKey } from '../occurrence.js';
import type { Standup } from '../standup-record.js';

export const REPORT_JOB = 'standups.report';
export const SETTLED_JOB = 'standups.report-settled';
export const DAY_JOB = 'standups.report-day';
export const HELD_JOB = 'standups.report-held';
export const MISSED_JOB = 'standups.report-missed';
export const EXPORT_JOB = 'standups.export';

export type ExportFormat = 'csv' | 'json';

/** Answers of one such span share one update of the parent: Slack allows about 50 updates a minute in a whole workspace. */
const SPAN_MS = 10_000;
/** Clocks of two replicas may differ by so much. */
const SKEW_MS = 2_000;

/** One member's answers. @param id new for every save: each is shown, also when an edit takes back the one before it. */
export const answerJob = ({ team, standup, workDay, user }: OccurrenceKey, id: string): JobRequest => ({
  name: REPORT_JOB,
  key: `${standup}:${workDay}:${id}`,
  team,
  payload: { standup, workDay, user },
});

/** Somebody's turn has ended, with or without an answer. @param id new each time. */
export const settledJob = (
  { team, standup, workDay }: Omit<OccurrenceKey, 'user'>,
  id: string,
): JobRequest => ({
  name: SETTLED_JOB,
  key: `${standup}:${workDay}:${id}`,
  team,
  payload: { standup, workDay },
});

/**
 * The day as a whole, soon, and once for all that was saved by then. To be asked for after what was saved has committed, else the
 * span's one run may come before it.
 */
export const dayJob = (team: TeamId, standup: StandupId, workDay: CalendarDate, now: Instant): JobRequest => {
  const spanEnd = (Math.floor(now / SPAN_MS) + 1) * SPAN_MS;
  return {
    name: DAY_JOB,
    key: `${standup}:${workDay}:${spanEnd}`,
    team,
    payload: { standup, workDay },
    runAt: spanEnd + SKEW_MS,
  };
};

/** The owners are told that the report is on hold. @param standup as it was saved. */
export const heldJob = ({ team, id, version }: Standup): JobRequest => ({
  name: HELD_JOB,
  key: `${id}:${version}`,
  team,
  payload: { standup: id, version },
});

/** What was not shown while the report was on hold. @param since from when on an edit may have been missed. */
export const missedJob = ({ team, id, version }: Standup, since: Instant): JobRequest => ({
  name: MISSED_JOB,
  key: `${id}:${version}`,
  team,
  payload: { standup: id, since },
});

/** The same file for the same person is made once in each span, however often its button is pressed. */
export const exportJob = (
  team: TeamId,
  standup: StandupId,
  user: UserId,
  format: ExportFormat,
  now: Instant,
): JobRequest => ({
  name: EXPORT_JOB,
  key: `${standup}:${user}:${format}:${Math.floor(now / SPAN_MS)}`,
  team,
  payload: { standup, user, format },
});

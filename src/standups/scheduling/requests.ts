/** The jobs that plan, asked for. Payloads hold ids alone. */
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { JobRequest } from '../../jobs/job.js';

export const PLAN_JOB = 'standups.plan';
export const REPLAN_JOB = 'standups.replan';
export const REFRESH_JOB = 'standups.refresh';

/** @param because names what changed; each such change is planned for once. */
export const planRequest = (team: TeamId, standup: StandupId, because: string): JobRequest => ({
  name: PLAN_JOB,
  key: `${standup}:${because}`,
  team,
  payload: { standup },
});

export const replanRequest = (team: TeamId, user: UserId, because: string): JobRequest => ({
  name: REPLAN_JOB,
  key: `${user}:${because}`,
  team,
  payload: { user },
});

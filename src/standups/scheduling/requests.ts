/** The jobs that plan, asked for. Payloads hold ids alone. */
import type { Instant } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { JobRequest } from '../../jobs/job.js';

export const PLAN_JOB = 'standups.plan';
export const REPLAN_JOB = 'standups.replan';
export const NEXT_JOB = 'standups.next';
export const REFRESH_JOB = 'standups.refresh';

/** Whoever is due is asked first: a busy minute is not spent on what is days ahead. */
const NEXT_AFTER_MS = 60_000;

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

/** @param now when turns of the standup fell due: their members' next turns are planned a little later. */
export const nextRequest = (team: TeamId, standup: StandupId, now: Instant): JobRequest => ({
  name: NEXT_JOB,
  key: `${standup}:${now}`,
  team,
  payload: { standup },
  runAt: now + NEXT_AFTER_MS,
});

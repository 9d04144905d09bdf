/** The jobs that the slice asks for, by name and key. */
import type { Instant } from '../core/clock.js';
import type { JobRequest } from '../jobs/job.js';
import { type Call, endOf } from './call.js';

export const SHOW_JOB = 'calls.show';
export const ASK_JOB = 'calls.ask-outcome';

/** Makes Slack show the call as it was saved: once for each save. */
export const showJob = ({ team, id, version }: Call): JobRequest => ({
  ...{ name: SHOW_JOB, key: `${id}:${version}`, team, payload: { call: id } },
});

/** Asks for the outcome when the call is over: once for each time it was given. None for a call without a time. */
export function askJob(call: Call): JobRequest | undefined {
  const runAt: Instant | undefined = endOf(call);
  if (runAt === undefined) return undefined;
  const { team, id, sequence } = call;
  return { name: ASK_JOB, key: `${id}:${sequence}`, team, payload: { call: id, sequence }, runAt };
}

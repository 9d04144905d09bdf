/** The jobs about paused threads, by name and key. */
import type { JobRequest } from '../../jobs/job.js';
import type { Pause } from './pause.js';

export const NOTE_JOB = 'calls.show-pause';
export const BACK_JOB = 'calls.bring-back';

/** Makes Slack show the pause as it was saved: once for each save. */
export const noteJob = ({ team, id, version }: Pause): JobRequest => ({
  ...{ name: NOTE_JOB, key: `${id}:${version}`, team, payload: { pause: id } },
});

/** Brings it back, once. */
export const backJob = ({ team, id }: Pause, runAt: number): JobRequest => ({
  ...{ name: BACK_JOB, key: id, team, payload: { pause: id }, runAt },
});

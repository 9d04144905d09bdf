/** The jobs of decisions, asked for. Payloads hold ids alone. */
import type { Instant } from '../core/clock.js';
import type { DecisionId, TeamId, UserId } from '../core/ids.js';
import type { JobRequest } from '../jobs/job.js';
import type { Decision } from './decision.js';

export const SHOW_JOB = 'decisions.show';
export const LOOK_JOB = 'decisions.look';
export const PASS_ON_JOB = 'decisions.pass-on';
export const EXPORT_JOB = 'decisions.export';

export type ExportFormat = 'md' | 'json';

/** The same file for the same person is made once in each span, however often its button is pressed. */
const SAME_EXPORT_MS = 10_000;

/** Slack shows it as it is saved. Asked for in the transaction that changes it. */
export const showJob = ({ team, id, version }: Pick<Decision, 'team' | 'id' | 'version'>): JobRequest => ({
  name: SHOW_JOB,
  key: `${id}:${version}`,
  team,
  payload: { decision: id },
});

/** What is due of it is done at that instant. @param by `plan` when it was planned, or which sweep found it. */
export const lookJob = (team: TeamId, id: DecisionId, at: Instant, by: string): JobRequest => ({
  name: LOOK_JOB,
  key: `${id}:${at}:${by}`,
  team,
  payload: { decision: id },
  runAt: at,
});

/** Its owner left. @param because names the event: one that comes twice is seen to once. */
export const passOnJob = (team: TeamId, id: DecisionId, because: string): JobRequest => ({
  name: PASS_ON_JOB,
  key: `${id}:${because}`,
  team,
  payload: { decision: id },
});

export const exportJob = (team: TeamId, user: UserId, format: ExportFormat, now: Instant): JobRequest => ({
  name: EXPORT_JOB,
  key: `${user}:${format}:${Math.floor(now / SAME_EXPORT_MS)}`,
  team,
  payload: { user, format },
});

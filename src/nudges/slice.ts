/** Puts the nudges slice together: what it listens to, understands, does later and keeps about a person. */
import type { Subcommand } from '../commands/command.js';
import type { JobDefinition } from '../jobs/job.js';
import type { PersonalData } from '../people/personal-data.js';
import type { ListenerTable } from '../slack/listener-table.js';
import { type AnswerNudgeDeps, createAnswerNudge } from './answer-nudge.js';
import { type NudgeCommandsDeps, nudgeCommands } from './commands.js';
import { createHandleMessage, type HandleMessageDeps } from './handle-message.js';
import { nudgeJobs } from './jobs.js';
import { nudgeListeners } from './listeners.js';
import { nudgePersonalData } from './personal-data.js';

export interface NudgesSlice {
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
  readonly personalData: PersonalData;
}

export type NudgesSliceDeps = HandleMessageDeps & AnswerNudgeDeps & NudgeCommandsDeps;

export function createNudgesSlice(deps: NudgesSliceDeps): NudgesSlice {
  return {
    commands: nudgeCommands(deps),
    jobs: nudgeJobs(deps),
    listeners: nudgeListeners({ handleMessage: createHandleMessage(deps), answer: createAnswerNudge(deps) }),
    personalData: nudgePersonalData(deps.nudges),
  };
}

/** Puts the nudges slice together: what it listens to, understands, does later and keeps about a person. */
import type { Subcommand } from '../commands/command.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition } from '../jobs/job.js';
import type { PersonalData } from '../people/personal-data.js';
import type { ListenerTable } from '../slack/listener-table.js';
import { type AnswerNudgeDeps, createAnswerNudge } from './answer-nudge.js';
import { createAnswerTalk, type TalkPorts } from './answer-talk.js';
import { type NudgeCommandsDeps, nudgeCommands } from './commands.js';
import { type ConsiderTalkDeps, createConsiderTalk } from './consider-talk.js';
import { createNudgeDigestReader } from './digest-reader.js';
import { createHandleMessage, type HandleMessageDeps } from './handle-message.js';
import { nudgeJobs } from './jobs.js';
import { nudgeListeners } from './listeners.js';
import { nudgePersonalData, talkPersonalData } from './personal-data.js';
import { createRecordChoice } from './record-choice.js';
import { createKeepInStep } from './talk/keep-in-step.js';
import type { TalkRepository } from './talk/talk-repository.js';
import { createTalkTracker, type RecentTexts } from './talk/tracker.js';

export interface NudgesSlice {
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
  readonly personalData: readonly PersonalData[];
  readonly digestReader: Pick<DigestReaders, 'askedMeeting'>;
  /** Words that are still in memory, for a wrap-up. */
  readonly recentTexts: RecentTexts;
  /** Before anything is heard: takes in the talks that went on before a restart. */
  recallTalks(): Promise<void>;
  /** When nothing is heard any more: leaves the talks to whoever comes next. */
  leaveTalks(): Promise<void>;
}

type Made = 'tracker' | 'keepInStep' | 'recordChoice' | 'considerTalk' | 'rewordTalk';

export type NudgesSliceDeps = Omit<
  HandleMessageDeps & ConsiderTalkDeps & AnswerNudgeDeps & NudgeCommandsDeps,
  Made
> &
  TalkPorts & {
    readonly talks: TalkRepository;
    /** Names this process among all replicas. */
    readonly writer: string;
  };

export function createNudgesSlice(given: NudgesSliceDeps): NudgesSlice {
  const tracker = createTalkTracker({ rule: given.talkRule, clock: given.clock });
  const keepInStep = createKeepInStep({ ...given, tracker });
  const deps = { ...given, tracker, keepInStep, recordChoice: createRecordChoice(given) };
  const handleMessage = createHandleMessage({
    ...{ ...deps, considerTalk: createConsiderTalk(deps), rewordTalk: tracker.reword },
  });
  return {
    commands: nudgeCommands(deps),
    jobs: nudgeJobs(deps),
    listeners: nudgeListeners({
      ...{ handleMessage, forgetMessage: tracker.remove },
      ...{ answer: createAnswerNudge(deps), answerTalk: createAnswerTalk(deps) },
    }),
    personalData: [nudgePersonalData(deps.nudges), talkPersonalData(deps)],
    digestReader: createNudgeDigestReader(given),
    recentTexts: tracker.recentTexts,
    recallTalks: keepInStep.recall,
    leaveTalks: keepInStep.tellAll,
  };
}

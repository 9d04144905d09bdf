/** Asking, answering and leave put together. */

import type { Subcommand } from '../../commands/command.js';
import type { Clock } from '../../core/clock.js';
import type { Retention } from '../../core/retention.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { JobDefinition, JobQueue } from '../../jobs/job.js';
import type { Outbox } from '../../outbox/outbox.js';
import type { HomeSection, RefreshHome } from '../../people/home.js';
import type { PeopleReader } from '../../people/person.js';
import type { PersonalData } from '../../people/personal-data.js';
import type { ListenerTable } from '../../slack/listener-table.js';
import type { Respond, SlackApi } from '../../slack/slack-api.js';
import type {
  LeaveRepository,
  OccurrenceRepository,
  ResponseRepository,
  StandupRepository,
} from '../standup-repository.js';
import { type AnswerByDm, createAnswerByDm } from './answer-dm.js';
import { answeringCommands } from './commands.js';
import { leaveSection } from './home.js';
import { answeringListeners } from './listeners.js';
import { createOpenAnswerForm } from './open-answer-form.js';
import { leaveData, responseData } from './personal-data.js';
import { createPlaceWords } from './place-words.js';
import type { Answered, RefreshPromptSoon, ReplanPerson, Skipped } from './ports.js';
import { refreshPrompt, refreshPromptJob } from './refresh-prompt.js';
import { type RenderPrompt, renderPrompt, renderReminder } from './render-prompt.js';
import { createSamePlan } from './same-plan.js';
import { createSaveAnswer } from './save-answer.js';
import { createSkipTurn } from './skip-turn.js';
import { createSubmitAnswer } from './submit-answer.js';
import { createTakeLeave } from './take-leave.js';
import { createTurns } from './turns.js';
import { createWhyAsked } from './why-asked.js';

export interface AnsweringDeps extends Retention {
  readonly standups: StandupRepository;
  readonly occurrences: OccurrenceRepository;
  readonly responses: ResponseRepository;
  readonly leave: LeaveRepository;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly people: PeopleReader;
  readonly slack: Pick<SlackApi, 'openView' | 'readMessage'>;
  readonly respond: Respond;
  readonly answered: Answered;
  readonly skipped: Skipped;
  readonly replanPerson: ReplanPerson;
  readonly refreshHome: RefreshHome;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface Answering {
  readonly jobs: readonly JobDefinition[];
  readonly commands: readonly Subcommand[];
  readonly listeners: ListenerTable;
  readonly renderPrompt: RenderPrompt;
  readonly renderReminder: RenderPrompt;
  readonly refreshPrompt: RefreshPromptSoon;
  /** For words in the app's DM that name no subcommand. */
  readonly takeDmAnswer: AnswerByDm['take'];
  readonly personalData: readonly PersonalData[];
  /** Leave. */
  readonly homeSection: HomeSection;
}

export function createAnswering(given: AnsweringDeps): Answering {
  const refreshSoon: RefreshPromptSoon = (key) => given.jobs.enqueue(refreshPromptJob(key));
  const deps = { ...given, refreshPrompt: refreshSoon };
  const turns = createTurns(deps);
  const saveAnswer = createSaveAnswer(deps);
  const skipTurn = createSkipTurn(deps);
  const openForm = createOpenAnswerForm({ ...deps, turns });
  const leave = createTakeLeave({ ...deps, turns, skipTurn });
  const byDm = createAnswerByDm({ ...deps, turns, saveAnswer });
  const shared = { ...deps, turns, openForm, skipTurn, leave };
  return {
    jobs: [refreshPrompt(deps)],
    commands: answeringCommands(shared),
    listeners: answeringListeners({
      ...shared,
      submit: createSubmitAnswer({ ...deps, turns, saveAnswer }),
      samePlan: createSamePlan({ ...deps, saveAnswer }),
      whyAsked: createWhyAsked(deps),
      placeWords: createPlaceWords({ ...deps, turns, byDm }),
    }),
    renderPrompt,
    renderReminder,
    refreshPrompt: refreshSoon,
    takeDmAnswer: byDm.take,
    personalData: [responseData(deps.responses), leaveData(deps.leave, deps)],
    homeSection: leaveSection({ leave }),
  };
}

/** Puts the standups slice together: managing, scheduling, answering and reporting, each given the others as ports. */

import type { ChannelForMember } from '../channels/access.js';
import type { DmFallback, Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import type { HolidaysIn } from '../core/holiday-calendar.js';
import { standupId, type TeamId, type UserId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { randomId } from '../core/random.js';
import type { Retention } from '../core/retention.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox, OutboxRepository } from '../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { RecentChoices } from '../people/coming.js';
import type { HomeSection, RefreshHome } from '../people/home.js';
import type { PeopleReader, ProfileReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { PreferenceReader } from '../people/preference.js';
import type { ChoosableGroups } from '../slack/choosable-groups.js';
import type { Directory } from '../slack/directory.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { createAnswering } from './answering/answering.js';
import { createManaging, type ManagingDeps } from './managing/managing.js';
import { purgeJob } from './purge-job.js';
import { createReporting, type ReportingDeps } from './reporting/reporting.js';
import { createGatherFacts } from './scheduling/facts.js';
import { occurrenceData } from './scheduling/personal-data.js';
import { createRecentChoices } from './scheduling/recent-choices.js';
import { createScheduler } from './scheduling/scheduler.js';
import type { TermsRepository } from './scheduling/terms.js';
import type {
  LeaveRepository,
  OccurrenceRepository,
  ResponseRepository,
  StandupRepository,
} from './standup-repository.js';

export interface StandupsSliceDeps extends Retention {
  readonly standups: StandupRepository;
  readonly terms: TermsRepository;
  readonly occurrences: OccurrenceRepository;
  readonly responses: ResponseRepository;
  readonly leave: LeaveRepository;
  readonly outboxRecords: OutboxRepository;
  readonly deliveries: DeliveryRepository;
  readonly preferences: PreferenceReader;
  readonly people: PeopleReader & ProfileReader;
  readonly holidaysIn: HolidaysIn;
  readonly channelForMember: ChannelForMember;
  readonly digestToldOf: ReportingDeps['digestToldOf'];
  readonly alsoComing?: ManagingDeps['alsoComing'];
  readonly groups: ChoosableGroups;
  readonly refreshHome: RefreshHome;
  readonly slack: SlackApi;
  readonly directory: Pick<Directory, 'meet'>;
  readonly respond: Respond;
  readonly outbox: Outbox;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface StandupsSlice {
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: readonly ListenerTable[];
  readonly personalData: readonly PersonalData[];
  readonly digestReader: Pick<DigestReaders, 'standupDays' | 'openBlockers'>;
  readonly homeSections: readonly HomeSection[];
  readonly recentChoices: RecentChoices;
  /** What it tells people unasked, beside prompts and reminders. */
  readonly unasked: readonly UnaskedSource[];
  /** For words in the app's DM that name no subcommand: an answer, perhaps. */
  readonly takeDmAnswer: DmFallback;
  /** Somebody's hours, zone or region changed: what is planned for them is planned anew. Joins the running transaction. */
  replanPerson(team: TeamId, user: UserId): Promise<void>;
}

export function createStandupsSlice(deps: StandupsSliceDeps): StandupsSlice {
  const reporting = createReporting({
    ...deps,
    newId: () => randomId('R'),
    planFor: (team, id) => scheduler.planFor(team, id),
  });
  const answering = createAnswering({
    ...deps,
    answered: reporting.answered,
    skipped: reporting.settled,
    replanPerson: (team, user) => scheduler.replanPerson(team, user),
  });
  const scheduler = createScheduler({
    ...deps,
    renderPrompt: answering.renderPrompt,
    renderReminder: answering.renderReminder,
    refreshPrompt: answering.refreshPrompt,
    closed: reporting.settled,
    resumed: reporting.resumed,
  });
  const managing = createManaging({
    ...deps,
    gatherFacts: createGatherFacts(deps),
    planFor: scheduler.planFor,
    resumed: reporting.resumed,
    history: reporting.history,
    newId: () => standupId(randomId('S')),
  });
  return {
    commands: [...managing.commands, ...answering.commands],
    jobs: [...scheduler.jobs, ...answering.jobs, ...reporting.jobs, purgeJob(deps)],
    listeners: [managing, answering, scheduler, reporting].map((part) => part.listeners),
    personalData: [managing.personalData, ...answering.personalData, occurrenceData(deps)],
    digestReader: reporting.digestReader,
    homeSections: [managing.weekSection, managing.homeSection, answering.homeSection],
    recentChoices: createRecentChoices(deps),
    unasked: [...scheduler.unasked, ...reporting.unasked],
    takeDmAnswer: answering.takeDmAnswer,
    replanPerson: scheduler.replanPerson,
  };
}

/** The slice put together: what the composition root hangs on Slack, on the job queue, on nudges and on digests. */
import type { ChannelForMember } from '../channels/access.js';
import type { Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import type { DecisionId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { ComingReader } from '../people/coming.js';
import type { HomeSection } from '../people/home.js';
import type { PeopleReader, ProfileReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { PreferenceReader } from '../people/preference.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { createComing } from './coming.js';
import { decisionCommands } from './commands.js';
import type { DecisionReader, DecisionRepository } from './decision-repository.js';
import { createDecisionDigestReader } from './digest-reader.js';
import { createHomeSection } from './home.js';
import { decisionJobs } from './jobs.js';
import { decisionListeners } from './listeners.js';
import { createLogDecision } from './log-decision.js';
import { createLook, type LookDeps } from './look.js';
import { createMoreTime } from './more-time.js';
import { createReadNames } from './names.js';
import { createOpenDecision, type OpenDecision } from './open-form.js';
import { createOwnerDecides } from './owner-decides.js';
import { createPassOn } from './pass-on.js';
import { decisionData } from './personal-data.js';
import { createDecisionReader } from './reader.js';
import { createReview } from './review.js';
import { reviewInstant } from './review-instant.js';
import { createSearchLog } from './search-log.js';
import { createSeeing } from './seeing.js';
import { createSendExport } from './send-export.js';
import { createSettle } from './settle.js';
import { createShow } from './show.js';
import { createSubmit } from './submit.js';
import { createTakePosition } from './take-position.js';
import { unaskedOfDecisions } from './unasked.js';
import { createVoters, type VotersDeps } from './voters.js';

export interface DecisionsDeps extends Pick<VotersDeps, 'leave'>, Pick<LookDeps, 'statusSaysAway'> {
  readonly slack: Pick<
    SlackApi,
    'openView' | 'updateView' | 'readMessage' | 'channel' | 'members' | 'permalink' | 'sendFile'
  >;
  readonly respond: Respond;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly attention: Attention;
  readonly decisions: DecisionRepository;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly people: PeopleReader & ProfileReader;
  readonly preferences: PreferenceReader;
  readonly channelForMember: ChannelForMember;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A fresh id: `D` and 16 random letters and digits. */
  readonly newId: () => DecisionId;
}

export interface DecisionsSlice {
  /** For whoever hears that something is to be decided. */
  readonly openDecision: OpenDecision;
  /** For Home. */
  readonly reader: DecisionReader;
  readonly digestReader: Pick<DigestReaders, 'decisions' | 'unansweredDecisions'>;
  readonly commands: readonly Subcommand[];
  readonly listeners: ListenerTable;
  readonly jobs: readonly JobDefinition[];
  readonly personalData: PersonalData;
  readonly homeSection: HomeSection;
  readonly coming: ComingReader;
  /** What it tells people unasked. */
  readonly unasked: readonly UnaskedSource[];
}

export function createDecisionsSlice(given: DecisionsDeps): DecisionsSlice {
  const seeing = createSeeing(given);
  const voters = createVoters(given);
  const readNames = createReadNames(given);
  const settle = createSettle({ ...given, reviewAt: (decision) => reviewInstant(voters, decision) });
  const deps = { ...given, seeing, voters, readNames, settle, passOn: createPassOn({ ...given, seeing }) };
  const openDecision = createOpenDecision(deps);
  const reader = createDecisionReader(given.decisions);
  const searchLog = createSearchLog(deps);
  return {
    openDecision,
    reader,
    digestReader: createDecisionDigestReader({ ...deps, reader }),
    commands: decisionCommands({ ...deps, searchLog }),
    listeners: decisionListeners({
      ...{ ...deps, openDecision, searchLog },
      submit: createSubmit(deps),
      takePosition: createTakePosition(deps),
      moreTime: createMoreTime(deps),
      ownerDecides: createOwnerDecides(deps),
      review: createReview(deps),
      logDecision: createLogDecision(deps),
    }),
    jobs: decisionJobs({
      ...deps,
      show: createShow(deps),
      look: createLook(deps),
      sendExport: createSendExport(deps),
    }),
    personalData: decisionData(given.decisions),
    homeSection: createHomeSection(deps),
    coming: createComing(deps),
    unasked: unaskedOfDecisions(deps),
  };
}

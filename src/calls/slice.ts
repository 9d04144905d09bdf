/** The slice put together: the earned call, overlaps, and *Continue tomorrow*. */

import type { Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import type { CallId, PauseId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Retention } from '../core/retention.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { ComingReader } from '../people/coming.js';
import type { ProfileReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { type AttendeesDeps, createAttendees } from './attendees.js';
import type { CallRepository } from './call.js';
import { createChangeCall, type OpenWrittenWay } from './change.js';
import { createComing } from './coming.js';
import { createCallDigestReader } from './digest-reader.js';
import { callJobs } from './jobs.js';
import { callListeners } from './listeners.js';
import { createOpenCall, type OpenCall } from './open-call.js';
import { createCallOutcome, unaskedOfCalls } from './outcome.js';
import { overlapCommands } from './overlapping/commands.js';
import { type ContinueTomorrow, createContinueTomorrow } from './pausing/continue-tomorrow.js';
import type { PauseRepository } from './pausing/pause.js';
import { createPressPause } from './pausing/press.js';
import { createShowPause } from './pausing/show-pause.js';
import { callData, pauseData } from './personal-data.js';
import { createReopenCall } from './reopen.js';
import { createShowCall } from './show.js';
import { createSubmitCall } from './submit.js';

export interface CallsSliceDeps extends AttendeesDeps, Retention {
  readonly slack: Pick<
    SlackApi,
    'openView' | 'updateView' | 'readMessage' | 'channel' | 'members' | 'permalink'
  >;
  readonly people: AttendeesDeps['people'] & ProfileReader;
  readonly respond: Respond;
  readonly calls: CallRepository;
  readonly pauses: PauseRepository;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly attention: Attention;
  readonly openWrittenWay: OpenWrittenWay;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newCallId: () => CallId;
  readonly newPauseId: () => PauseId;
}

export interface CallsSlice {
  /** For the nudge on a meeting request. */
  readonly openCall: OpenCall;
  /** For the nudge on a long thread. */
  readonly continueTomorrow: ContinueTomorrow;
  readonly commands: readonly Subcommand[];
  readonly jobs: readonly JobDefinition[];
  readonly listeners: ListenerTable;
  readonly personalData: readonly PersonalData[];
  readonly coming: ComingReader;
  readonly digestReader: Pick<DigestReaders, 'agreedCalls'>;
  /** What it tells people unasked. */
  readonly unasked: readonly UnaskedSource[];
}

export function createCallsSlice(given: CallsSliceDeps): CallsSlice {
  const deps = { ...given, attendees: createAttendees(given) };
  const openCall = createOpenCall(deps);
  const outcome = createCallOutcome(deps);
  return {
    openCall,
    continueTomorrow: createContinueTomorrow(deps),
    commands: overlapCommands(deps),
    jobs: callJobs({ ...deps, show: createShowCall(deps), outcome, showPause: createShowPause(deps) }),
    listeners: callListeners({
      ...{ openCall, openWrittenWay: deps.openWrittenWay, outcome, tryAgain: createReopenCall(deps) },
      ...{ submit: createSubmitCall(deps), change: createChangeCall(deps), pause: createPressPause(deps) },
    }),
    digestReader: createCallDigestReader(deps),
    coming: createComing(deps),
    unasked: unaskedOfCalls(deps),
    personalData: [callData(deps.calls, deps), pauseData(deps.pauses)],
  };
}

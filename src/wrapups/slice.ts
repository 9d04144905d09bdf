/** Puts the wrap-ups slice together: what others may use of it, and what it listens to, understands and does later. */

import type { ChannelForMember } from '../channels/access.js';
import type { Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import type { WrapUpId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Retention } from '../core/retention.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { PeopleReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { InFlight } from '../slack/in-flight.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { wrapUpCommands } from './commands.js';
import { createWrapUpDigestReader } from './digest-reader.js';
import { createDrafting } from './drafting/drafting.js';
import type { DraftModel } from './drafting/model.js';
import type { RecentTexts } from './gather-talk.js';
import { wrapUpJobs } from './jobs.js';
import { wrapUpListeners } from './listeners.js';
import { createOpenForm, type OpenWrapUp } from './open-form.js';
import { wrapUpData } from './personal-data.js';
import { createReopen } from './reopen.js';
import { createShow } from './show.js';
import { createSubmit } from './submit.js';
import type { WrapUpRepository } from './wrap-up.js';

export interface WrapUpsSliceDeps extends Retention {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView' | 'readTalk' | 'permalink'>;
  readonly respond: Respond;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly wrapUps: WrapUpRepository;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly people: PeopleReader;
  readonly channelForMember: ChannelForMember;
  /** What is still in memory of a conversation that Slack does not let us read. */
  readonly recentTexts?: RecentTexts;
  /** May draft when somebody asks for it and agrees; absent unless configured. */
  readonly model?: DraftModel;
  readonly inFlight: Pick<InFlight, 'run'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A fresh id: `W` and 16 random letters and digits. */
  readonly newId: () => WrapUpId;
}

export interface WrapUpsSlice {
  /** For the nudge's button. */
  readonly openWrapUp: OpenWrapUp;
  readonly digestReader: Pick<DigestReaders, 'wrapUps'>;
  readonly commands: readonly Subcommand[];
  readonly listeners: ListenerTable;
  readonly jobs: readonly JobDefinition[];
  readonly personalData: PersonalData;
}

export function createWrapUpsSlice(deps: WrapUpsSliceDeps): WrapUpsSlice {
  const { model } = deps;
  const openWrapUp = createOpenForm({ ...deps, ...(model && { draftWith: model.name }) });
  return {
    openWrapUp,
    digestReader: createWrapUpDigestReader(deps),
    commands: wrapUpCommands(openWrapUp),
    listeners: wrapUpListeners({
      open: openWrapUp,
      submit: createSubmit(deps),
      reopen: createReopen(deps),
      ...(model && { drafting: createDrafting({ ...deps, model }) }),
    }),
    jobs: wrapUpJobs({ ...deps, show: createShow(deps) }),
    personalData: wrapUpData(deps.wrapUps, deps),
  };
}

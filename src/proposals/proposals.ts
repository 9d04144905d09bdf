/** The slice put together: what the composition root hangs on Slack, on the job queue and on the nudges. */
import type { Clock } from '../core/clock.js';
import type { ProposalId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestReaders } from '../digests/readers.js';
import type { JobDefinition, JobQueue } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { PeopleReader, ProfileReader } from '../people/person.js';
import type { PersonalData } from '../people/personal-data.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { createClose } from './close.js';
import { createDigestReader } from './digest-reader.js';
import { proposalJobs } from './jobs.js';
import { proposalListeners } from './listeners.js';
import { createMakeAsync, type MakeAsyncDeps } from './make-async.js';
import { createMayPost } from './may-post.js';
import { createOpenForm, type OpenForm } from './open-form.js';
import { proposalData } from './personal-data.js';
import { createPost } from './post.js';
import type { ProposalRepository } from './proposal.js';
import { createReplyDeadline } from './reply-deadline.js';
import { createSubmit } from './submit.js';
import { createTryAgain } from './try-again.js';

export interface ProposalsDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView' | 'readMessage' | 'channel' | 'members'>;
  readonly respond: Respond;
  readonly outbox: Pick<Outbox, 'put' | 'standing'>;
  readonly proposals: ProposalRepository;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly people: PeopleReader & ProfileReader;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A fresh id: `P` and 16 random letters and digits. */
  readonly newId: () => ProposalId;
  readonly kindFor: MakeAsyncDeps['kindFor'];
}

export interface Proposals {
  /** For the nudge's buttons. */
  readonly openForm: OpenForm;
  readonly listeners: ListenerTable;
  readonly jobs: readonly JobDefinition[];
  readonly personalData: PersonalData;
  readonly digestReader: Pick<DigestReaders, 'writtenWays' | 'openQuestions'>;
}

export function createProposals(deps: ProposalsDeps): Proposals {
  const openForm = createOpenForm(deps);
  const post = createPost({
    ...deps,
    mayPost: createMayPost(deps),
    replyDeadline: createReplyDeadline(deps),
  });
  return {
    openForm,
    listeners: proposalListeners({
      submit: createSubmit(deps),
      close: createClose(deps),
      tryAgain: createTryAgain(deps),
      makeAsync: createMakeAsync({ ...deps, openForm }),
    }),
    jobs: proposalJobs({ ...deps, post }),
    personalData: proposalData(deps.proposals),
    digestReader: createDigestReader(deps),
  };
}

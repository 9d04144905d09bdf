/** *Close with outcome*: the author's alone, saved before it is shown. */
import type { Clock } from '../core/clock.js';
import { proposalId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import { LIMITS } from '../slack/limits.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { MessageContent, Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { postJob } from './jobs.js';
import type { Proposal, ProposalRepository } from './proposal.js';
import {
  closedAlreadyView,
  closeFormView,
  notReadyView,
  notYoursView,
  OUTCOME_ERRORS,
  OUTCOME_FIELD,
} from './views/close.js';

export interface CloseDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly proposals: Pick<ProposalRepository, 'find' | 'change'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export interface CloseProposal {
  /** The button was pressed: opens the form, or says kindly why not. */
  open(press: ActionPress): Promise<void>;
  submit(submission: ViewSubmission): Promise<ViewReply>;
}

export function createClose(deps: CloseDeps): CloseProposal {
  const { slack, respond, proposals, deliveries, jobs, transaction, clock } = deps;

  async function open(press: ActionPress): Promise<void> {
    const { team, user, triggerId, responseUrl } = press;
    const proposal = await proposals.find(team, proposalId(press.value));
    const no = refusal(proposal, user);
    if (no && responseUrl) await respond(responseUrl, no);
    if (no || !proposal) return;
    await slack.openView(team, triggerId, closeFormView(proposal));
  }

  async function submit({ team, user, view }: ViewSubmission): Promise<ViewReply> {
    const proposal = await proposals.find(team, proposalId(view.privateMetadata));
    if (proposal?.author !== user) return outcomeError('notYours');
    const typed = view.values[OUTCOME_FIELD];
    const outcome = typeof typed === 'string' ? typed.trim() : '';
    if (outcome === '') return outcomeError('missing');
    if (outcome.length > LIMITS.input.text) return outcomeError('tooLong');
    return transaction(async () => {
      const now = clock.now();
      if (!(await deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return closeView;
      // Read again: another form of the same proposal may have been submitted meanwhile.
      if ((await proposals.find(team, proposal.id))?.state === 'closed') return outcomeError('closed');
      await proposals.change(team, proposal.id, { state: 'closed', outcome, closedAt: now });
      await jobs.enqueue(postJob(team, proposal.id, 'closed'));
      return closeView;
    });
  }

  return { open, submit };
}

const outcomeError = (which: keyof typeof OUTCOME_ERRORS): ViewReply =>
  showErrors({ [OUTCOME_FIELD]: OUTCOME_ERRORS[which] });

function refusal(proposal: Proposal | undefined, user: string): MessageContent | undefined {
  if (proposal?.author !== user) return notYoursView();
  if (proposal.state === 'closed') return closedAlreadyView();
  if (proposal.state === 'saved') return notReadyView();
  return undefined;
}

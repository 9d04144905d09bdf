/** Takes a submitted form: checked, saved and queued before Slack, and the author, are told that it is done. */
import type { Clock } from '../core/clock.js';
import type { ProposalId, TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import { within } from '../core/within.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ProfileReader } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { type FormRefs, readRefs } from './form-refs.js';
import { postJob } from './jobs.js';
import type { Proposal, ProposalRepository } from './proposal.js';
import { checkForm, type Draft, type FormFacts, readForm } from './read-form.js';

/** Slack waits 3 s for the answer, and the save needs its part: what is not known by then is not checked. */
const FACTS_WITHIN_MS = 1_000;

export interface SubmitDeps {
  readonly slack: Pick<SlackApi, 'channel'>;
  readonly people: ProfileReader;
  readonly proposals: Pick<ProposalRepository, 'add'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly newId: () => ProposalId;
}

/**
 * However often Slack delivers the same submit, one proposal is saved and one job posts it.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSubmit =
  (deps: SubmitDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const refs = readRefs(view.privateMetadata);
    const draft = readForm(view, user);
    const errors = checkForm(view, draft, refs, await gatherFacts(deps, team, draft, refs));
    if (Object.keys(errors).length > 0) return showErrors(errors);
    const proposal = proposalOf(team, user, refs, draft, deps);
    await deps.transaction(async () => {
      const now = deps.clock.now();
      if (!(await deps.deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return;
      await deps.proposals.add(proposal);
      await deps.jobs.enqueue(postJob(team, proposal.id, 'new'));
    });
    return closeView;
  };

function proposalOf(
  team: TeamId,
  author: UserId,
  refs: FormRefs,
  draft: Draft,
  { newId, clock }: Pick<SubmitDeps, 'newId' | 'clock'>,
): Proposal {
  const { where, ...written } = draft;
  const { kind, channel, sourceTs } = refs;
  const threadTs = where === 'thread' ? (refs.threadTs ?? sourceTs) : undefined;
  return {
    ...{ team, id: newId(), kind, author, channel, state: 'saved', createdAt: clock.now() },
    ...(sourceTs !== undefined && { sourceTs }),
    ...(threadTs !== undefined && { threadTs }),
    ...written,
  };
}

async function gatherFacts(deps: SubmitDeps, team: TeamId, draft: Draft, refs: FormRefs): Promise<FormFacts> {
  const soon = <Result>(work: Promise<Result>) => within(deps.clock, FACTS_WITHIN_MS, work);
  const [channel, ...people] = await Promise.all([
    soon(channelProblem(deps, team, refs)),
    ...draft.asked.map((id) => soon(deps.people.profile(team, id))),
  ]);
  const names = (which: 'isBot' | 'isDeactivated') =>
    people.flatMap((person) => (person?.[which] ? [person.name] : []));
  return { apps: names('isBot'), gone: names('isDeactivated'), ...(channel && { channel }) };
}

async function channelProblem(
  { slack }: SubmitDeps,
  team: TeamId,
  refs: FormRefs,
): Promise<FormFacts['channel']> {
  try {
    const channel = await slack.channel(team, refs.channel);
    if (channel.isArchived) return 'archived';
    return channel.isMember || channel.isDm ? undefined : 'not-in-it';
  } catch (error) {
    // A conversation that Slack hides from us is one we are not in. Anything else will show when it is posted.
    return error instanceof SlackCallError && error.kind === 'gone' ? 'not-in-it' : undefined;
  }
}

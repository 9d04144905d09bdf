/** Takes the submitted form: checked, saved and queued before Slack, and the asker, are told that it is done. */
import type { Clock } from '../core/clock.js';
import type { CallId, TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import { within } from '../core/within.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import { SlackCallError } from '../slack/errors.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import type { Attendees } from './attendees.js';
import type { Call, CallRepository } from './call.js';
import { type CallRefs, readCallRefs } from './form-refs.js';
import { type CallFormFacts, checkCallForm, readCallForm } from './read-form.js';
import { showJob } from './requests.js';

/** Slack waits 3 s for the answer, and the save needs its part: what is not known by then is not checked. */
const FACTS_WITHIN_MS = 1_000;
/** A bound on what one check may cost: in a conversation with more members the check tells nothing, and nobody is refused. */
const MOST_MEMBERS = 10_000;

export interface SubmitCallDeps {
  readonly slack: Pick<SlackApi, 'channel' | 'members'>;
  readonly attendees: Attendees;
  readonly calls: Pick<CallRepository, 'add'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  /** A fresh id: `K` and 16 random letters and digits. */
  readonly newCallId: () => CallId;
}

/**
 * However often Slack delivers the same submit, one call is saved and one job shows it.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSubmitCall =
  (deps: SubmitCallDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const { deliveries, calls, jobs, clock } = deps;
    const refs = readCallRefs(view.privateMetadata);
    const draft = readCallForm(view, user);
    const errors = checkCallForm(draft, await gatherFacts(deps, team, user, draft.needed, refs));
    if (Object.keys(errors).length > 0) return showErrors(errors);
    const now = clock.now();
    const call: Call = {
      ...{ team, id: deps.newCallId(), asker: user, ...refs, ...draft },
      ...{ state: 'saved', sequence: 0, changedAt: now, createdAt: now, version: 1 },
    };
    await deps.transaction(async () => {
      if (!(await deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return;
      await calls.add(call);
      await jobs.enqueue(showJob(call));
    });
    return closeView;
  };

async function gatherFacts(
  { slack, attendees, clock }: SubmitCallDeps,
  team: TeamId,
  asker: UserId,
  needed: Call['needed'],
  refs: CallRefs,
): Promise<CallFormFacts> {
  const soon = <Result>(work: Promise<Result>) => within(clock, FACTS_WITHIN_MS, work);
  const [channel, members, people] = await Promise.all([
    soon(channelProblem(slack, team, refs)),
    soon(slack.members(team, refs.channel, MOST_MEMBERS)),
    soon(attendees.sorted(team, needed)),
  ]);
  const left = members && members.length < MOST_MEMBERS && !members.includes(asker) ? 'left' : undefined;
  const problem = channel ?? left;
  return { apps: people?.apps ?? [], gone: people?.gone ?? [], ...(problem && { channel: problem }) };
}

async function channelProblem(
  slack: SubmitCallDeps['slack'],
  team: TeamId,
  refs: CallRefs,
): Promise<CallFormFacts['channel']> {
  try {
    const channel = await slack.channel(team, refs.channel);
    if (channel.isArchived) return 'archived';
    return channel.isMember || channel.isDm ? undefined : 'not-in-it';
  } catch (error) {
    // A conversation that Slack hides from us is one we are not in. Anything else will show when the card is posted.
    return error instanceof SlackCallError && error.kind === 'gone' ? 'not-in-it' : undefined;
  }
}

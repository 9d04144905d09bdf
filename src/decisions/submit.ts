/** Takes a submitted form: checked, saved and queued before Slack, and the author, are told that it is done. */
import type { ChannelId, DecisionId, TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { type FormFactsDeps, gatherFormFacts } from './form-facts.js';
import { type FormRefs, readRefs, unreadableForm } from './form-refs.js';
import { checkForm, type Draft, readForm } from './read-form.js';
import { showJob } from './requests.js';

export interface SubmitDeps extends FormFactsDeps {
  readonly decisions: Pick<DecisionRepository, 'add' | 'find'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly newId: () => DecisionId;
}

/**
 * However often Slack delivers the same submit, one decision is saved and one job posts it.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSubmit =
  (deps: SubmitDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const refs = readRefs(view.privateMetadata);
    const draft = readForm(view, refs, user);
    const facts = await gatherFormFacts(deps, team, user, draft);
    const errors = checkForm(view, draft, refs, facts);
    if (Object.keys(errors).length > 0 || draft.channel === undefined) return showErrors(errors);
    // One takes the place of another only where that one was: no channel learns of another's decisions.
    const forerunner = refs.supersedes && (await deps.decisions.find(team, refs.supersedes));
    if (refs.supersedes && forerunner?.channel !== draft.channel) throw unreadableForm();
    const decision = decisionOf(team, user, refs, { ...draft, channel: draft.channel }, deps);
    await deps.transaction(async () => {
      const now = deps.clock.now();
      if (!(await deps.deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return;
      await deps.decisions.add(decision);
      await deps.jobs.enqueue(showJob(decision));
    });
    return closeView;
  };

function decisionOf(
  team: TeamId,
  author: UserId,
  refs: FormRefs,
  draft: Draft & { readonly channel: ChannelId },
  { newId, clock }: Pick<SubmitDeps, 'newId' | 'clock'>,
): Decision {
  const { where, asked, ...written } = draft;
  const threadTs = where === 'thread' ? (refs.threadTs ?? refs.sourceTs) : undefined;
  return {
    ...{ team, id: newId(), author, state: 'proposed', rounds: 0, createdAt: clock.now(), version: 1 },
    ...(refs.sourceTs !== undefined && { sourceTs: refs.sourceTs }),
    ...(refs.supersedes !== undefined && { supersedes: refs.supersedes }),
    ...(threadTs !== undefined && { threadTs }),
    ...written,
    // Their hours and reminders are computed when it is posted.
    asked: asked.map((user) => ({ user, hours: 0 })),
  };
}

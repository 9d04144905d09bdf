/** Takes a submitted form, new or an edit: checked, saved and queued before Slack, and the author, are told that it is done. */
import type { ChannelForMember } from '../channels/access.js';
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId, WrapUpId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import { within } from '../core/within.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { type FormRefs, readRefs } from './form-refs.js';
import { showJob } from './jobs.js';
import { mayWrapUp } from './open-form.js';
import { checkForm, type Draft, readForm } from './read-form.js';
import { NOT_YOURS } from './views/answers.js';
import { FIELDS } from './views/form.js';
import type { WrapUpRepository } from './wrap-up.js';

/** Slack waits 3 s for the answer, and the save needs its part: what is not known by then is not checked. */
const FACTS_WITHIN_MS = 1_000;

export interface SubmitDeps {
  readonly channelForMember: ChannelForMember;
  readonly wrapUps: Pick<WrapUpRepository, 'add' | 'find' | 'change'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly newId: () => WrapUpId;
}

/**
 * However often Slack delivers the same submit, one wrap-up is saved, or changed once, and one job shows it.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSubmit =
  (deps: SubmitDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const refs = readRefs(view.privateMetadata);
    const draft = readForm(view);
    const membership = mayWrapUp(deps.channelForMember, team, user, refs);
    const errors = checkForm(draft, refs, await within(deps.clock, FACTS_WITHIN_MS, membership));
    if (Object.keys(errors).length > 0) return showErrors(errors);
    return deps.transaction(async () => {
      const claimed = await deps.deliveries.claim(team, [`view:${view.id}:${view.hash}`], deps.clock.now());
      if (!claimed) return closeView;
      return refs.edits === undefined
        ? add(deps, team, user, refs, draft)
        : change(deps, team, user, refs.edits, draft);
    });
  };

async function add(
  { wrapUps, jobs, clock, newId }: SubmitDeps,
  team: TeamId,
  author: UserId,
  { cites, edits: _, ...talk }: FormRefs,
  draft: Draft,
): Promise<ViewReply> {
  const id = newId();
  const toChannel = draft.toChannel && talk.threadTs !== undefined;
  await wrapUps.add({
    ...{ team, id, author, ...talk, ...draft, toChannel, cites },
    ...{ state: 'saved', version: 1, createdAt: clock.now() },
  });
  await jobs.enqueue(showJob(team, id, 1));
  return closeView;
}

async function change(
  { wrapUps, jobs, clock }: SubmitDeps,
  team: TeamId,
  user: UserId,
  id: WrapUpId,
  { toChannel: _, ...words }: Draft,
): Promise<ViewReply> {
  const before = await wrapUps.find(team, id);
  if (before?.author !== user) return showErrors({ [FIELDS.title]: NOT_YOURS });
  const version = before.version + 1;
  await wrapUps.change(team, id, { ...words, version, editedAt: clock.now() });
  await jobs.enqueue(showJob(team, id, version));
  return closeView;
}

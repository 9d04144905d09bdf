/** *Log as decision*: writes down what was decided in a message, with a link to it. */
import type { DecisionId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import { within } from '../core/within.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ShortcutUse, ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { guessTitle, readableWords } from '../slack/words-for-forms.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { type FormFactsDeps, gatherFormFacts } from './form-facts.js';
import { readRefs, unreadableForm } from './form-refs.js';
import { checkForm, readForm } from './read-form.js';
import { lookJob, showJob } from './requests.js';
import { reviewInstant, reviewInUtc } from './review-instant.js';
import { logFormView } from './views/logged.js';
import type { Voters } from './voters.js';

export interface LogDecisionDeps extends FormFactsDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly voters: Pick<Voters, 'one'>;
  readonly decisions: Pick<DecisionRepository, 'add'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly newId: () => DecisionId;
}

/** Names in the words are looked up for so long; a form must open. */
const NAMES_WITHIN_MS = 700;

export function createLogDecision(deps: LogDecisionDeps) {
  return {
    async open({ team, user, triggerId, message }: ShortcutUse): Promise<void> {
      if (!message) return; // Only message shortcuts bear this name.
      const { channel, ts, threadTs, text } = message;
      const author =
        message.user === undefined
          ? undefined
          : await within(deps.clock, NAMES_WITHIN_MS, deps.people.person(team, message.user));
      const nameOf = (id: string) => (author?.id === id ? author.name : undefined);
      const view = logFormView({
        refs: { channel, sourceTs: ts, ...(threadTs !== undefined && { threadTs }) },
        question: guessTitle(text, nameOf),
        words: readableWords(text, nameOf).trim(),
        // Apps decide nothing.
        owner: author && !author.isBot ? author.id : user,
      });
      await deps.slack.openView(team, triggerId, view);
    },

    /** However often Slack delivers it, it is logged once. */
    async submit({ team, user, view }: ViewSubmission): Promise<ViewReply> {
      const refs = readRefs(view.privateMetadata);
      const { channel, sourceTs } = refs;
      if (channel === undefined || sourceTs === undefined) throw unreadableForm();
      const draft = readForm(view, refs, user);
      const facts = await gatherFormFacts(deps, team, user, draft);
      // The short form asks for no proposal.
      const errors = checkForm(view, { ...draft, proposal: draft.question }, refs, facts);
      if (Object.keys(errors).length > 0) return showErrors(errors);
      const now = deps.clock.now();
      const decision: Decision = {
        ...{ team, id: deps.newId(), author: user, owner: draft.owner, channel, sourceTs },
        threadTs: refs.threadTs ?? sourceTs,
        ...{ question: draft.question, context: draft.context, proposal: '', options: [] },
        ...{ asked: [], hours: draft.hours, silence: draft.silence, rounds: 0, version: 1 },
        ...{ state: 'accepted', why: 'logged', createdAt: now, closedAt: now },
        ...(draft.reviewOn !== undefined && { reviewOn: draft.reviewOn }),
      };
      const reviewAt =
        (await within(deps.clock, NAMES_WITHIN_MS, reviewInstant(deps.voters, decision))) ??
        reviewInUtc(decision);
      await deps.transaction(async () => {
        if (!(await deps.deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return;
        await deps.decisions.add(reviewAt === undefined ? decision : { ...decision, dueAt: reviewAt });
        await deps.jobs.enqueue(showJob(decision));
        if (reviewAt !== undefined) await deps.jobs.enqueue(lookJob(team, decision.id, reviewAt, 'plan'));
      });
      return closeView;
    },
  };
}

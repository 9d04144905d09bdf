/** *Still right*, and *Decide anew*: what follows when a decision is looked at again. */
import type { Clock } from '../core/clock.js';
import { decisionId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue } from '../jobs/job.js';
import type { ActionPress } from '../slack/incoming.js';
import type { MessageContent, Respond, SlackApi } from '../slack/slack-api.js';
import { changeDecision } from './change.js';
import type { DecisionRepository } from './decision-repository.js';
import { fromForerunner, fromReturned, fromReturnedLog } from './prefill.js';
import { showJob } from './requests.js';
import type { Seeing } from './seeing.js';
import { notForcedView, notYoursView } from './views/decide.js';
import { stillRightView } from './views/direct.js';
import { formView, unknownDecisionView } from './views/form.js';
import { logFormView } from './views/logged.js';

export interface ReviewDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly seeing: Pick<Seeing, 'find' | 'findOwn'>;
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export function createReview(deps: ReviewDeps) {
  const { slack, seeing, decisions, jobs, transaction, clock } = deps;
  const answer = async ({ responseUrl }: ActionPress, content: MessageContent, replaceOriginal = false) => {
    if (responseUrl) await deps.respond(responseUrl, { ...content, replaceOriginal });
  };
  return {
    /** The owner's; said twice it is said once. */
    async stillRight(press: ActionPress): Promise<void> {
      const { team, user, value } = press;
      const decision = await seeing.findOwn(team, user, decisionId(value));
      if (!decision) return answer(press, notYoursView());
      if (decision.state !== 'accepted') return answer(press, notForcedView());
      await transaction(async () => {
        const confirmed = await changeDecision(decisions, team, decision.id, (still) =>
          still.state === 'accepted' ? { ...still, confirmedAt: clock.now() } : undefined,
        );
        if (confirmed) await jobs.enqueue(showJob(confirmed));
      });
      await answer(press, stillRightView(decision), true);
    },

    /** For everybody who sees it: what they start is a proposal, and the earlier decision holds until it is accepted. */
    async decideAnew(press: ActionPress): Promise<void> {
      const { team, user, triggerId, value } = press;
      const decision = await seeing.find(team, user, decisionId(value));
      if (!decision) return answer(press, unknownDecisionView());
      if (decision.state !== 'accepted' && decision.state !== 'rejected')
        return answer(press, notForcedView());
      await slack.openView(team, triggerId, formView(fromForerunner(decision, user)));
    },

    /** Under words that came back: the same form with the same words. */
    async tryAgain(press: ActionPress): Promise<void> {
      const { team, user, triggerId, value } = press;
      const decision = await decisions.find(team, decisionId(value));
      if (decision?.author !== user || decision.state !== 'returned')
        return answer(press, unknownDecisionView());
      const isLogged = decision.why === 'logged';
      const form = isLogged ? logFormView(fromReturnedLog(decision)) : formView(fromReturned(decision));
      await slack.openView(team, triggerId, form);
    },
  };
}

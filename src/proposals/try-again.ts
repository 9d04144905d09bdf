/** *Try again* under words that came back: the same form with the same words, to be posted elsewhere or once more. */
import { proposalId } from '../core/ids.js';
import type { ActionPress } from '../slack/incoming.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import type { Proposal, ProposalRepository } from './proposal.js';
import { notYoursView } from './views/close.js';
import { type FormData, formView } from './views/form.js';

export interface TryAgainDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly proposals: Pick<ProposalRepository, 'find'>;
}

export const createTryAgain =
  ({ slack, respond, proposals }: TryAgainDeps) =>
  async ({ team, user, triggerId, value, responseUrl }: ActionPress): Promise<void> => {
    const proposal = await proposals.find(team, proposalId(value));
    if (proposal?.author === user) {
      await slack.openView(team, triggerId, formView(formOf(proposal)));
    } else if (responseUrl) {
      await respond(responseUrl, notYoursView());
    }
  };

/** The form as its author left it. */
const formOf = (proposal: Proposal): FormData => ({
  refs: {
    kind: proposal.kind,
    channel: proposal.channel,
    ...(proposal.sourceTs !== undefined && { sourceTs: proposal.sourceTs }),
    ...(proposal.threadTs !== undefined && { threadTs: proposal.threadTs }),
  },
  title: proposal.title,
  context: proposal.context,
  body: proposal.body,
  asked: proposal.asked,
  replyHours: proposal.replyHours,
  where: proposal.threadTs === undefined ? 'channel' : 'thread',
});

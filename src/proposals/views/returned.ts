/** What the author gets by DM when Slack would not have their words, or did not say: the words, why, and a way to try again. */
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { labelled, MESSAGE_ROOM, pages, sectionsOf } from '../../slack/long-text.js';
import { channelLink } from '../../slack/mrkdwn.js';
import { type ReturnReason, WHY_RETURNED, whyReturned } from '../../slack/returned-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Proposal } from '../proposal.js';
import { KIND_WORDS } from './kind-words.js';

/** *Try again*; its value is the proposal's id. */
export const TRY_AGAIN_ACTION = 'proposals:try-again';

/** What comes back: all of it, what should have gone on in the thread, or the outcome. */
export type ReturnedPart = 'post' | 'continued' | 'outcome';

/** One or more DMs, in order. */
export function returnedView(
  proposal: Proposal,
  part: ReturnedPart,
  reason: ReturnReason,
): readonly MessageContent[] {
  const words = KIND_WORDS[proposal.kind];
  const texts =
    part === 'outcome'
      ? labelled('Outcome', proposal.outcome ?? '')
      : [
          ...labelled('Title', proposal.title),
          ...labelled('Context', proposal.context),
          ...labelled(words.label, proposal.body),
        ];
  const [first = [], ...rest] = pages(texts, MESSAGE_ROOM);
  const sentence = whatHappened(proposal, part, reason);
  return [
    message(sentence, section(sentence), ...sectionsOf(first)),
    ...rest.map((more) => message('Your words, continued', context('Continued'), ...sectionsOf(more))),
  ].map((content, n, all) =>
    n === all.length - 1 && part === 'post' ? withTryAgain(content, proposal) : content,
  );
}

function whatHappened({ kind, channel }: Proposal, part: ReturnedPart, reason: ReturnReason): string {
  const { noun } = KIND_WORDS[kind];
  const place = channelLink(channel);
  if (part === 'outcome') {
    return reason === 'unknown'
      ? `Slack did not say whether your outcome arrived in ${place}. It is kept; here it is.`
      : `I could not show your outcome in ${place}. ${WHY_RETURNED[reason]} It is kept; here it is.`;
  }
  if (part === 'continued') {
    const why = reason === 'unknown' ? 'Slack did not say whether the rest arrived.' : WHY_RETURNED[reason];
    return `Only the first part of your ${noun} is in ${place} for certain. ${why} Here is all of it.`;
  }
  return whyReturned(reason, {
    ...{ thing: `your ${noun}`, couldNot: `post your ${noun}`, place },
  });
}

const withTryAgain = (content: MessageContent, proposal: Proposal): MessageContent => ({
  ...content,
  blocks: [
    ...content.blocks,
    actions(
      'proposals.returned',
      button({ actionId: TRY_AGAIN_ACTION, text: 'Try again', value: proposal.id }),
    ),
  ],
});

/** What the author gets by DM when Slack would not have their words, or did not say: the words, why, and a way to try again. */
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { labelled, MESSAGE_ROOM, pages, sectionsOf } from '../../slack/long-text.js';
import { channelLink } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Proposal } from '../proposal.js';
import { KIND_WORDS } from './kind-words.js';

/** *Try again*; its value is the proposal's id. */
export const TRY_AGAIN_ACTION = 'proposals:try-again';

/** Why it comes back: a class of refusal, or that nobody knows. */
export type ReturnReason =
  | 'gone'
  | 'left'
  | 'scope'
  | 'token'
  | 'person'
  | 'policy'
  | 'bug'
  | 'unreachable'
  | 'unknown';

/** What comes back: all of it, what should have gone on in the thread, or the outcome. */
export type ReturnedPart = 'post' | 'continued' | 'outcome';

const WHY: Readonly<Record<Exclude<ReturnReason, 'unknown'>, string>> = {
  left: 'You are not in that conversation any more, so I do not write there in your name.',
  gone: 'I am not in that conversation, or it is gone or archived.',
  scope: 'I lack a permission for it; an admin of this workspace can give it by installing me again.',
  token: 'My access to this workspace has ended; an admin can install me again.',
  person: 'Slack does not let me write there just now.',
  policy: 'The rules of that channel or workspace do not allow it.',
  bug: 'Slack did not accept the message.',
  unreachable: 'Slack could not be reached for many hours.',
};

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
      : `I could not show your outcome in ${place}. ${WHY[reason]} It is kept; here it is.`;
  }
  if (part === 'continued') {
    const why = reason === 'unknown' ? 'Slack did not say whether the rest arrived.' : WHY[reason];
    return `Only the first part of your ${noun} is in ${place} for certain. ${why} Here is all of it.`;
  }
  return reason === 'unknown'
    ? `Slack did not say whether your ${noun} arrived in ${place}. So that nobody reads it twice I do not post it again: please have a look, and try again if it is not there. Here are your words.`
    : `I could not post your ${noun} in ${place}. ${WHY[reason]} Nothing is lost: here are your words.`;
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

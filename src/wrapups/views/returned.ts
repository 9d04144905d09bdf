/** What the author gets by DM when Slack would not have their words, or did not say: the words, why, and a way to try again. */
import { actions, button, message, section } from '../../slack/blocks.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { WrapUp } from '../wrap-up.js';
import { sectionsOf } from './lines.js';
import { sectionsIn } from './post.js';

/** *Try again*; its value is the wrap-up's id. */
export const TRY_AGAIN_ACTION = 'wrapups:try-again';

/** Why it comes back: a class of refusal, or that nobody knows. */
export type ReturnReason =
  | 'gone'
  | 'scope'
  | 'token'
  | 'person'
  | 'policy'
  | 'bug'
  | 'unreachable'
  | 'unknown';

/** What comes back: the wrap-up, a change of it, or the line for the channel. */
export type ReturnedPart = 'post' | 'change' | 'line';

const WHY: Readonly<Record<Exclude<ReturnReason, 'unknown'>, string>> = {
  gone: 'I am not in that conversation, or it is gone or archived.',
  scope: 'I lack a permission for it; an admin of this workspace can give it by installing me again.',
  token: 'My access to this workspace has ended; an admin can install me again.',
  person: 'Slack does not let me write there just now.',
  policy: 'The rules of that channel or workspace do not allow it.',
  bug: 'Slack did not accept the message.',
  unreachable: 'Slack could not be reached for many hours.',
};

export function returnedView(wrapUp: WrapUp, part: ReturnedPart, reason: ReturnReason): MessageContent {
  const sentence = whatHappened(wrapUp, part, reason);
  if (part === 'line') return message(sentence);
  return message(
    sentence,
    section(sentence),
    section(`*${escapeText(wrapUp.title)}*`),
    ...sectionsOf(sectionsIn(wrapUp, wrapUp)),
    ...(part === 'post'
      ? [
          actions(
            'wrapups.returned',
            button({ actionId: TRY_AGAIN_ACTION, text: 'Try again', value: wrapUp.id }),
          ),
        ]
      : []),
  );
}

function whatHappened({ channel }: WrapUp, part: ReturnedPart, reason: ReturnReason): string {
  const place = channelLink(channel);
  const unknown = reason === 'unknown';
  switch (part) {
    case 'post':
      return unknown
        ? `Slack did not say whether your wrap-up arrived in ${place}. So that nobody reads it twice I do not post it again: please have a look, and try again if it is not there. Here are your words.`
        : `I could not post your wrap-up in ${place}. ${WHY[reason]} Nothing is lost: here are your words.`;
    case 'change':
      return unknown
        ? `Slack did not say whether your change arrived in ${place}. It is kept; here it is.`
        : `I could not show your change in ${place}. ${WHY[reason]} It is kept; here it is.`;
    case 'line':
      return unknown
        ? `Your wrap-up is in its thread. Slack did not say whether the line for ${place} arrived.`
        : `Your wrap-up is in its thread, but I could not tell ${place} of it. ${WHY[reason]}`;
  }
}

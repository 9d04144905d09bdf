/** What the author gets by DM when Slack would not have their words, or did not say: the words, why, and a way to try again. */
import { actions, button, message, section } from '../../slack/blocks.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import { type ReturnReason, WHY_RETURNED, whyReturned } from '../../slack/returned-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { WrapUp } from '../wrap-up.js';
import { sectionsOf } from './lines.js';
import { sectionsIn } from './post.js';

/** *Try again*; its value is the wrap-up's id. */
export const TRY_AGAIN_ACTION = 'wrapups:try-again';

/** What comes back: the wrap-up, a change of it, or the line for the channel. */
export type ReturnedPart = 'post' | 'change' | 'line';

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
  switch (part) {
    case 'post':
      return whyReturned(reason, {
        ...{ thing: 'your wrap-up', couldNot: 'post your wrap-up', place },
      });
    case 'change':
      return reason === 'unknown'
        ? `Slack did not say whether your change arrived in ${place}. It is kept; here it is.`
        : `I could not show your change in ${place}. ${WHY_RETURNED[reason]} It is kept; here it is.`;
    case 'line':
      return reason === 'unknown'
        ? `Your wrap-up is in its thread. Slack did not say whether the line for ${place} arrived.`
        : `Your wrap-up is in its thread, but I could not tell ${place} of it. ${WHY_RETURNED[reason]}`;
  }
}

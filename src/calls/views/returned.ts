/** What the asker gets by DM when Slack would not have the card, or its outcome, or did not say: the words, and why. */
import { actions, button, message, section } from '../../slack/blocks.js';
import { channelLink, escapeText, shorten } from '../../slack/mrkdwn.js';
import { type ReturnReason, WHY_RETURNED, whyReturned } from '../../slack/returned-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { typedPieces } from '../../slack/typed-text.js';
import type { Call } from '../call.js';

/** *Try again*; its value is the call's id. */
export const TRY_AGAIN_ACTION = 'calls:try-again';

export function returnedCallView(call: Call, reason: ReturnReason): MessageContent {
  const sentence = whyReturned(reason, {
    ...{ thing: 'your call’s card', couldNot: 'post your call' },
    ...{ place: channelLink(call.channel) },
  });
  return withWords(
    sentence,
    `To decide: ${call.topic}${call.readAhead === undefined ? '' : `\n${call.readAhead}`}`,
    actions('calls.returned', button({ actionId: TRY_AGAIN_ACTION, text: 'Try again', value: call.id })),
  );
}

export function returnedOutcomeView(call: Call, reason: ReturnReason): MessageContent {
  const place = channelLink(call.channel);
  const why = reason === 'unknown' ? 'Slack did not say whether it arrived.' : WHY_RETURNED[reason];
  return withWords(
    `I could not show the outcome of your call in ${place}. ${why} It is kept:`,
    call.outcome ?? '',
  );
}

/** In one section, below Slack's 3,000. */
const PIECE = 2_900;

const withWords = (sentence: string, words: string, ...below: MessageContent['blocks']): MessageContent =>
  message(
    `${sentence} ${escapeText(shorten(words, 500))}`,
    section(sentence),
    ...typedPieces(words, PIECE).map((piece) => section(piece)),
    ...below,
  );

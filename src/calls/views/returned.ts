/** What the asker gets by DM when Slack would not have the card, or its outcome, or did not say: the words, and why. */
import { message, section } from '../../slack/blocks.js';
import { channelLink, escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { typedPieces } from '../../slack/typed-text.js';
import type { Call } from '../call.js';

/** A class of refusal, or that nobody knows. */
export type CallReturnReason =
  | 'gone'
  | 'scope'
  | 'token'
  | 'person'
  | 'policy'
  | 'bug'
  | 'unreachable'
  | 'unknown';

const WHY: Readonly<Record<Exclude<CallReturnReason, 'unknown'>, string>> = {
  gone: 'I am not in that conversation, or it is gone or archived.',
  scope: 'I lack a permission for it; an admin of this workspace can give it by installing me again.',
  token: 'My access to this workspace has ended; an admin can install me again.',
  person: 'Slack does not let me write there just now.',
  policy: 'The rules of that channel or workspace do not allow it.',
  bug: 'Slack did not accept the message.',
  unreachable: 'Slack could not be reached for many hours.',
};

export function returnedCallView(call: Call, reason: CallReturnReason): MessageContent {
  const place = channelLink(call.channel);
  const sentence =
    reason === 'unknown'
      ? `Slack did not say whether your call’s card arrived in ${place}. So that nobody reads it twice I do not post it again: please have a look. Here are your words.`
      : `I could not post your call in ${place}. ${WHY[reason]} Nothing is lost: here are your words.`;
  return withWords(
    sentence,
    `To decide: ${call.topic}${call.readAhead === undefined ? '' : `\n${call.readAhead}`}`,
  );
}

export function returnedOutcomeView(call: Call, reason: CallReturnReason): MessageContent {
  const place = channelLink(call.channel);
  const why = reason === 'unknown' ? 'Slack did not say whether it arrived.' : WHY[reason];
  return withWords(
    `I could not show the outcome of your call in ${place}. ${why} It is kept:`,
    call.outcome ?? '',
  );
}

/** In one section, below Slack's 3,000. */
const PIECE = 2_900;

const withWords = (sentence: string, words: string): MessageContent =>
  message(
    `${sentence} ${escapeText(shorten(words, 500))}`,
    section(sentence),
    ...typedPieces(words, PIECE).map((piece) => section(piece)),
  );

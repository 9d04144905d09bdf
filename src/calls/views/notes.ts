/** What is said in the card's thread when a call moves, is cancelled or has its outcome; and what comes with its calendar file. */
import { message } from '../../slack/blocks.js';
import { escapeText, mention } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { CardFacts } from './card.js';
import { nameOf, timeFor } from './words.js';

/** For those who were needed: an edited card pings nobody. */
export function movedNote({ call, asker }: CardFacts): MessageContent {
  const when = call.startsAt === undefined ? '' : timeFor(call.startsAt, asker.zone);
  return message(`New time for the call, from ${nameOf(asker)}: ${when}. ${pings(call.needed)}`.trim());
}

export const cancelledNote = ({ call, asker }: CardFacts): MessageContent =>
  message(`${nameOf(asker)} cancelled the call. ${pings(call.needed)}`.trim());

/** Pings nobody: whoever follows the thread sees it, and everyone else finds it. */
export const outcomeNote = ({ call, asker }: CardFacts): MessageContent =>
  message(`*Outcome of the call*, from ${nameOf(asker)}: ${escapeText(call.outcome ?? '')}`);

/** Beside the calendar file. */
export function fileNote({ call }: CardFacts): MessageContent {
  if (call.state === 'cancelled') return message('For calendars: this takes the call away again.');
  if (call.sequence === 0) return message('For your calendar.');
  return message('For your calendar: the time as it is now.');
}

const pings = (users: readonly string[]): string => users.map(mention).join(' ');

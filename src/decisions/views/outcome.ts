/** The outcome in the thread, with the dissent kept word for word; and what its owner hears. */
import type { Zone } from '../../core/zoned-time.js';
import { context, message, section } from '../../slack/blocks.js';
import { labelled, MESSAGE_ROOM, pages, sectionsOf } from '../../slack/long-text.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { typedPieces } from '../../slack/typed-text.js';
import type { Decision, Position } from '../decision.js';
import { tally } from '../tally.js';
import { decisionLink } from './card.js';
import { type Names, nameOf, outcomeSentence, timeFor } from './words.js';

/** A quote is cut into pieces of this, so that each fits a section with its marks, even when every line is empty. */
const QUOTE_PIECE = 900;

/** One or more messages, in order: the sentence, the owner's reason, and every concern that stands, in its author's name. */
export function outcomeView(
  decision: Decision,
  positions: readonly Position[],
  names: Names,
): readonly MessageContent[] {
  const counted = tally(decision, positions);
  const sentence = outcomeSentence(decision, counted, names);
  const dissent = counted.concern.flatMap((position) => quoted(position, names));
  const texts = [
    ...labelled('Reason', decision.reason ?? ''),
    ...(dissent.length > 0 ? ['*Concerns that stand*', ...dissent] : []),
  ];
  const [first = [], ...rest] = pages(texts, MESSAGE_ROOM - sentence.length);
  return [
    message(plainly(sentence), section(sentence), ...sectionsOf(first)),
    ...rest.map((more, n) => {
      const where = `Outcome, continued (${n + 2} of ${rest.length + 1})`;
      return message(where, context(where), ...sectionsOf(more));
    }),
  ];
}

function quoted({ user, concern = '' }: Position, names: Names): readonly string[] {
  return typedPieces(concern, QUOTE_PIECE).map((piece, n) => {
    const lines = piece.split('\n').map((line) => `> ${line}`);
    return n === 0 ? [`${nameOf(names, user)}:`, ...lines].join('\n') : lines.join('\n');
  });
}

/** Without the marks of bold: for notifications. */
const plainly = (mrkdwn: string): string => mrkdwn.replaceAll('*', '');

/** To the owner, when it closed by itself. */
export function closedByItselfView(
  decision: Decision,
  positions: readonly Position[],
  names: Names,
): MessageContent {
  const counted = tally(decision, positions);
  const sentence = outcomeSentence(decision, counted, names);
  const where = `${decisionLink(decision)} in ${channelLink(decision.channel)} has closed.`;
  const concerns = counted.concern.length;
  return message(
    `${escapeText(decision.question)} has closed. ${plainly(sentence)}`,
    section(`${where}\n${sentence}`),
    context(
      concerns > 0
        ? `${concerns === 1 ? 'A concern stands' : `${concerns} concerns stand`}: you find them in the thread. *Decide otherwise* is on the card.`
        : '*Decide otherwise* is on the card, should it be needed.',
    ),
  );
}

/** In the thread, when who decides has left. */
export const passedOnView = ({ owner, passedFrom }: Decision, names: Names): MessageContent =>
  message(`${nameOf(names, passedFrom)} has left, so ${nameOf(names, owner)} decides now.`);

/** To whoever decides now, while it is open. */
export const yoursNowView = (decision: Decision, names: Names, zone: Zone): MessageContent => {
  const by =
    decision.deadline === undefined ? '' : ` It closes by itself ${timeFor(decision.deadline, zone)}.`;
  return message(
    `${nameOf(names, decision.passedFrom)} has left: ${escapeText(decision.question)} is yours now.`,
    section(
      `${nameOf(names, decision.passedFrom)} has left. ${decisionLink(decision)} in ${channelLink(decision.channel)}: you decide now.${by}`,
    ),
    context('*Close or decide* on its card is yours to press; you need do nothing.'),
  );
};

/** What people get by DM: the one reminder, the review, and words that could not be posted. */
import type { Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { labelled, MESSAGE_ROOM, pages, sectionsOf } from '../../slack/long-text.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import { type ReturnReason, whyReturned } from '../../slack/returned-words.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Decision } from '../decision.js';
import { ABSTAIN_ACTION, AGREE_ACTION, CONCERN_ACTION, decisionLink, SUPERSEDE_ACTION } from './card.js';
import { hoursWords, type Names, nameOf, timeFor } from './words.js';

/** *Still right*; its value is the decision's id. */
export const STILL_RIGHT_ACTION = 'decisions:still-right';
/** *Try again* under words that came back; its value is the decision's id. */
export const TRY_AGAIN_ACTION = 'decisions:try-again';

/** @param left their own working hours until it closes: half of them as a rule, fewer when the reminder had to wait. */
export function reminderView(decision: Decision, names: Names, zone: Zone, left: number): MessageContent {
  const { id, deadline = 0, options, author } = decision;
  const asks = `${nameOf(names, author)} asks where you stand`;
  const yours = left > 0 ? `; ${hoursWords(left)} of your working hours are left until then` : '';
  const closes = `It closes ${timeFor(deadline, zone)}${yours}.`;
  const agree = button({ actionId: AGREE_ACTION, text: 'Agree', value: id, style: 'primary' });
  return message(
    `${asks}: ${escapeText(decision.question)}`,
    section(`${asks}: ${decisionLink(decision)} in ${channelLink(decision.channel)}.\n${closes}`),
    actions(
      'decisions.reminder',
      ...(options.length > 0 ? [] : [agree]),
      button({ actionId: CONCERN_ACTION, text: 'Concern…', value: id }),
      button({ actionId: ABSTAIN_ACTION, text: 'Abstain', value: id }),
    ),
    context('I remind you once for each decision. `/async snooze` and `/async settings me` keep me quieter.'),
  );
}

/** Pressed in the reminder: what counts is on the card. */
export const takenView = (decision: Decision, words: string): MessageContent =>
  message(`Your position on ${decisionLink(decision)}: ${words}. You can change it until it closes.`);

export const reviewView = (decision: Decision): MessageContent =>
  message(
    `Is this still right? ${escapeText(decision.question)}`,
    section(`Today is the day to look again at ${decisionLink(decision)}. Is it still right?`),
    ...sectionsOf(
      labelled('It says', decision.options[decision.chosen ?? -1] ?? decision.proposal).slice(0, 1),
    ),
    actions(
      'decisions.review',
      button({ actionId: STILL_RIGHT_ACTION, text: 'Still right', value: decision.id, style: 'primary' }),
      button({ actionId: SUPERSEDE_ACTION, text: 'Decide anew…', value: decision.id }),
    ),
  );

export const stillRightView = (decision: Decision): MessageContent =>
  message(`${decisionLink(decision)} is still right; its card says so.`);

/** One or more DMs, in order: the author's words, why, and a way to try again. */
export function returnedView(decision: Decision, reason: ReturnReason): readonly MessageContent[] {
  const sentence = whyReturned(reason, {
    ...{
      thing: 'your decision',
      couldNot: decision.why === 'logged' ? 'log a decision' : 'ask for a decision',
    },
    ...{ place: channelLink(decision.channel) },
  });
  const [first = [], ...rest] = pages(
    [
      ...labelled('Question', decision.question),
      ...labelled('Context', decision.context),
      ...labelled('Proposal', decision.proposal),
      ...labelled('Options', decision.options.join('\n')),
    ],
    MESSAGE_ROOM,
  );
  const again = actions(
    'decisions.returned',
    button({ actionId: TRY_AGAIN_ACTION, text: 'Try again', value: decision.id }),
  );
  const all = [[section(sentence), ...sectionsOf(first)], ...rest.map(sectionsOf)];
  return all.map((blocks, n) =>
    message(
      n === 0 ? sentence : 'Your words, continued',
      ...blocks,
      ...(n === all.length - 1 ? [again] : []),
    ),
  );
}

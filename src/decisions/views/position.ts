/** Taking a position: the form for a concern, its reply in the thread, and what is said to those who cannot. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../core/clock.js';
import type { Zone } from '../../core/zoned-time.js';
import { context, input, message, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { labelled, sectionsOf } from '../../slack/long-text.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { typedPieces } from '../../slack/typed-text.js';
import type { Decision, Position } from '../decision.js';
import { type Names, nameOf, timeFor } from './words.js';

export const CONCERN_CALLBACK = 'decisions:concern-submit';
export const CONCERN_FIELD = 'decisions:concern-text';

/** @param before the concern they had already, to be worded anew. */
export const concernFormView = (decision: Decision, before: string | undefined): ModalView => ({
  type: 'modal',
  callback_id: CONCERN_CALLBACK,
  private_metadata: decision.id,
  title: plain('Raise a concern'),
  submit: plain('Raise it'),
  close: plain('Cancel'),
  blocks: [
    section(`*${escapeText(decision.question)}*`),
    input({
      label: 'Your concern',
      element: {
        type: 'plain_text_input',
        action_id: CONCERN_FIELD,
        multiline: true,
        max_length: LIMITS.input.text,
        placeholder: plain('What speaks against it, and what would you need to be able to agree?'),
        ...(before !== undefined && { initial_value: before }),
      },
    }),
    context('It is posted in the thread with your name, and is kept with the outcome, whatever that is.'),
  ],
});

/** Under the field. */
export const CONCERN_ERRORS = {
  missing: 'Please write your concern, even if it is only one line.',
  tooLong: 'A concern holds 3,000 characters. Please make it shorter.',
  closed: 'This is closed by now; its outcome is on the card.',
  unknown: 'I know no such decision that you can see.',
} as const;

/** A concern in the thread; marked once its author changed their mind. */
export function replyView(decision: Decision, position: Position, names: Names, zone: Zone): MessageContent {
  const name = nameOf(names, position.user);
  const typed = position.concern ?? '';
  const stands = position.kind === 'concern';
  const headline = stands ? `${name} has a concern.` : `${name} ${nowWords(decision, position)}.`;
  const pieces = stands ? typedPieces(typed, LIMITS.section.text) : labelled('The concern before', typed);
  const changed = position.changedAt === undefined ? [] : [`Changed ${timeFor(position.changedAt, zone)}.`];
  const whole = `${headline}\n${escapeText(typed)}`;
  return message(
    whole.length <= LIMITS.message.updateText ? whole : headline,
    section(`*${headline}*`),
    ...sectionsOf(pieces),
    ...(changed.length > 0 ? [context(...changed)] : []),
  );
}

function nowWords({ options }: Decision, { kind, option }: Position): string {
  if (kind === 'agree') return 'agrees now';
  if (kind === 'abstain') return 'abstains now';
  return `chooses “${escapeText(shorten(options[option ?? -1] ?? 'another option', 80))}” now`;
}

/** In the thread, so that those who follow it hear of the new deadline. */
export const moreTimeView = (
  { extendedBy, hours, deadline }: Decision,
  names: Names,
  zone: Zone,
): MessageContent => {
  const by = deadline === undefined ? '' : ` It closes ${timeFor(deadline, zone)}.`;
  return message(
    `${nameOf(names, extendedBy)} needs more time: everyone gets ${hours} more working hours of their own.${by}`,
  );
};

/** Only the presser sees these. */
export const closedView = (): MessageContent => message('This is closed by now; its outcome is on the card.');
export const notPostedView = (): MessageContent =>
  message('This is still being posted. Please try again in a moment.');
export const extendedAlreadyView = (): MessageContent =>
  message('Somebody asked for more time already; that works once for each decision.');
export const extendedView = (deadline: Instant, zone: Zone): MessageContent =>
  message(`Everyone has more time now. It closes ${timeFor(deadline, zone)}.`);

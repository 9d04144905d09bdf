/** *Log as decision*: the short form, and the note in the thread of the message in which it was decided. */
import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../core/calendar-date.js';
import type { UserId } from '../../core/ids.js';
import { actions, button, context, input, message, plain, section } from '../../slack/blocks.js';
import { longField } from '../../slack/long-field.js';
import { labelled, pages, sectionsOf } from '../../slack/long-text.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import type { Decision } from '../decision.js';
import { type FormRefs, writeRefs } from '../form-refs.js';
import { type CardFacts, type CardView, decisionLink, SUPERSEDE_ACTION } from './card.js';
import { FIELDS, QUESTION_LENGTH } from './form.js';
import { nameOf, timeFor } from './words.js';

export const LOG_CALLBACK = 'decisions:log-submit';

/** Characters of the words in the note itself; what is longer goes on below it. */
const TEXT_ROOM = 4_500;

export const logFormView = (data: {
  readonly refs: FormRefs;
  readonly question: string;
  readonly words: string;
  readonly owner: UserId;
  readonly reviewOn?: CalendarDate;
}): ModalView => ({
  type: 'modal',
  callback_id: LOG_CALLBACK,
  private_metadata: writeRefs(data.refs),
  title: plain('Log as decision'),
  submit: plain('Log it'),
  close: plain('Cancel'),
  blocks: [
    input({
      label: 'What was decided',
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.question,
        max_length: QUESTION_LENGTH,
        placeholder: plain('In one sentence, so that it can be found later'),
        ...(data.question !== '' && { initial_value: shorten(data.question, QUESTION_LENGTH) }),
      },
    }),
    ...longField({
      actionId: FIELDS.context,
      label: 'Context',
      placeholder: 'Why, and what else was considered?',
      optional: true,
      text: data.words,
    }),
    input({
      label: 'Who decided',
      element: {
        type: 'users_select',
        action_id: FIELDS.owner,
        placeholder: plain('Choose somebody'),
        initial_user: data.owner,
      },
    }),
    input({
      label: 'Review on',
      hint: 'On that day I ask who decided, once, whether it is still right.',
      optional: true,
      element: {
        type: 'datepicker',
        action_id: FIELDS.review,
        ...(data.reviewOn !== undefined && { initial_date: data.reviewOn }),
      },
    }),
    context(
      'A short note in the thread says that it was logged. Whoever sees the channel finds it with `/async decisions`.',
    ),
  ],
});

/** The note in the thread; it is the decision's card. */
export function loggedView(decision: Decision, { names, zone, supersededBy }: CardFacts): CardView {
  const { id, author, owner, state, createdAt, confirmedAt } = decision;
  const question = escapeText(decision.question);
  const text = pages(labelled('Context', decision.context), TEXT_ROOM);
  const by = owner === author ? '' : `; ${nameOf(names, owner)} decided`;
  const head = `Logged as a decision by ${nameOf(names, author)}, ${timeFor(createdAt, zone)}${by}.`;
  return {
    card: message(
      `Logged as a decision: ${question}`,
      section(`*${question}*`),
      context(
        head,
        ...(confirmedAt === undefined ? [] : [`Found still right ${timeFor(confirmedAt, zone)}.`]),
        ...(supersededBy ? [`*Superseded by* ${decisionLink(supersededBy)}.`] : []),
      ),
      ...sectionsOf(text[0]),
      ...(state === 'accepted'
        ? [
            actions(
              'decisions.closed',
              button({ actionId: SUPERSEDE_ACTION, text: 'Decide anew…', value: id }),
            ),
          ]
        : []),
    ),
    continued: text.slice(1).map((texts, n) => {
      const where = `${question}, continued (${n + 2} of ${text.length})`;
      return message(where, context(where), ...sectionsOf(texts));
    }),
  };
}

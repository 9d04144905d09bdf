/** Closing a proposal with its outcome: the form, and what is said to those who cannot. */
import type { ModalView } from '@slack/types';
import { context, input, message, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Proposal } from '../proposal.js';

export const CLOSE_CALLBACK = 'proposals:close-submit';
export const OUTCOME_FIELD = 'proposals:outcome';

export function closeFormView(proposal: Proposal): ModalView {
  return {
    type: 'modal',
    callback_id: CLOSE_CALLBACK,
    private_metadata: proposal.id,
    title: plain('Close with outcome'),
    submit: plain('Close it'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escapeText(proposal.title)}*`),
      input({
        label: 'Outcome',
        element: {
          type: 'plain_text_input',
          action_id: OUTCOME_FIELD,
          multiline: true,
          max_length: LIMITS.input.text,
          placeholder: plain('What was decided or learnt, and what happens next?'),
        },
      }),
      context('The post then shows the outcome in place of the deadline.'),
    ],
  };
}

/** For anybody but the author, and for what is not there: nobody learns which. */
export const notYoursView = (): MessageContent => message('Only the person who wrote this can do that here.');

export const closedAlreadyView = (): MessageContent =>
  message('This is closed already; its outcome is in the post.');

export const notReadyView = (): MessageContent =>
  message('This is still being posted. Please try again in a moment.');

/** Under the outcome field. */
export const OUTCOME_ERRORS = {
  missing: 'Please write the outcome, even if it is only one line.',
  tooLong: 'An outcome holds 3,000 characters. Please make it shorter.',
  closed: 'This is closed already; its outcome is in the post.',
  notYours: 'Only the person who wrote this can do that here.',
} as const;

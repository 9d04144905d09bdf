/** The owner's form: close it now, decide otherwise, or take it back; always with a reason. */
import type { ModalView } from '@slack/types';
import { context, input, message, option, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Verdict } from '../close.js';
import type { Decision } from '../decision.js';

export const DECIDE_CALLBACK = 'decisions:decide-submit';
export const OUTCOME_FIELD = 'decisions:outcome';
export const REASON_FIELD = 'decisions:reason';

/** What the owner may choose: `option:<index>` besides. */
export const BY_POSITIONS = 'by-positions';
export const ACCEPT = 'accept';
export const REJECT = 'reject';
export const WITHDRAW = 'withdraw';
export const optionChoice = (index: number): string => `option:${index}`;

/**
 * It carries along how often an outcome was set by then (`<decision>|<rounds>`): what is chosen is meant for that one.
 * @param verdict what the positions come to at this moment.
 */
export function decideFormView(decision: Decision, verdict: Verdict): ModalView {
  const isOpen = decision.state === 'proposed';
  const comesTo = verdict.state === 'accepted' ? 'accepted' : 'not accepted';
  const chosen = decision.options[verdict.chosen ?? -1];
  const positions = chosen === undefined ? comesTo : shorten(chosen, 30);
  const options =
    decision.options.length > 0
      ? decision.options.map((each, n) => option(shorten(`Decide: ${each}`, 75), optionChoice(n)))
      : [option('Accept it', ACCEPT)];
  return {
    type: 'modal',
    callback_id: DECIDE_CALLBACK,
    private_metadata: `${decision.id}|${decision.rounds}`,
    title: plain(isOpen ? 'Close or decide' : 'Decide otherwise'),
    submit: plain('Do it'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escapeText(decision.question)}*`),
      input({
        label: 'Outcome',
        element: {
          type: 'static_select',
          action_id: OUTCOME_FIELD,
          placeholder: plain('Choose an outcome'),
          options: [
            ...(isOpen ? [option(`Close now, by the positions: ${positions}`, BY_POSITIONS)] : []),
            ...options,
            option(decision.options.length > 0 ? 'Decide for none of them' : 'Do not accept it', REJECT),
            ...(isOpen ? [option('Withdraw it', WITHDRAW)] : []),
          ],
        },
      }),
      input({
        label: 'Reason',
        element: {
          type: 'plain_text_input',
          action_id: REASON_FIELD,
          multiline: true,
          max_length: LIMITS.input.text,
          placeholder: plain(
            isOpen
              ? 'Why now, before everybody has had their time?'
              : 'Why otherwise than the positions say?',
          ),
        },
      }),
      context('Your reason stands with the outcome, and so do the concerns of others.'),
    ],
  };
}

/** Under the fields. */
export const DECIDE_ERRORS = {
  missingOutcome: 'Please choose an outcome.',
  missingReason: 'Please give a reason, even if it is only one line.',
  tooLong: 'A reason holds 3,000 characters. Please make it shorter.',
  closed: 'This has closed meanwhile. Please open the form again from its card.',
  notYours: 'Only whoever decides this can do that here.',
} as const;

/** For anybody but its owner, and for what is not there: nobody learns which. */
export const notYoursView = (): MessageContent => message('Only whoever decides this can do that here.');
export const notForcedView = (): MessageContent =>
  message('This one is no longer in force. *Decide anew* starts another.');

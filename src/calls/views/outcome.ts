/** The outcome in one line: the question by DM, and the form. */
import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, input, message, plain, section } from '../../slack/blocks.js';
import { channelLink, escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Call } from '../call.js';
import { cancelButton, OUTCOME_ACTION } from './card.js';

export const OUTCOME_FORM = 'calls:outcome-submit';
export const OUTCOME_FIELD = 'calls:outcome-text';

/** One line. */
export const OUTCOME_LENGTH = 300;
const SHORT_TOPIC = 200;

/** The one question after a call's end; when it is answered, that it is. */
export function askView(call: Call): MessageContent {
  const topic = topicOf(call);
  const place = channelLink(call.channel);
  if (call.state === 'closed')
    return message(`Thank you: the outcome stands in ${place}. It was about: ${topic}`);
  if (call.state === 'cancelled')
    return message(`The call is cancelled; ${place} says so. It was about: ${topic}`);
  const question = questionOf(call);
  return message(
    question,
    section(question),
    actions('calls.ask', writeButton(call, true), cancelButton(call, 'It did not happen')),
    context('It goes under the card, for those who were not there. I ask only once.'),
  );
}

/** Among other things in one message. That it did not happen is said on the card. */
export const askShort = (call: Call): readonly KnownBlock[] => [
  section(questionOf(call), writeButton(call, false)),
];

const topicOf = ({ topic }: Call): string => escapeText(shorten(topic.replace(/\s+/g, ' '), SHORT_TOPIC));

const questionOf = (call: Call): string =>
  `Outcome in one line? Your call in ${channelLink(call.channel)} was about: ${topicOf(call)}`;

const writeButton = ({ id }: Call, isPrimary: boolean) =>
  button({
    ...{ actionId: OUTCOME_ACTION, text: 'Write the outcome', value: id },
    ...(isPrimary && { style: 'primary' }),
  });

export const outcomeFormView = (call: Call): ModalView => ({
  type: 'modal',
  callback_id: OUTCOME_FORM,
  private_metadata: call.id,
  title: plain('Outcome of the call'),
  submit: plain('Post it'),
  close: plain('Cancel'),
  blocks: [
    section(`*To decide*\n${escapeText(shorten(call.topic, SHORT_TOPIC))}`),
    input({
      label: 'Outcome in one line',
      element: {
        type: 'plain_text_input',
        action_id: OUTCOME_FIELD,
        max_length: OUTCOME_LENGTH,
        placeholder: plain('What was decided, and what happens next?'),
      },
    }),
  ],
});

/** Under the outcome field. */
export const OUTCOME_ERRORS = {
  missing: 'Please write the outcome, even if it is that nothing was decided.',
  tooLong: `One line holds ${OUTCOME_LENGTH} characters. Please make it shorter.`,
} as const;

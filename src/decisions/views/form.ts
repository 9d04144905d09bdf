/** The form that starts a decision. Only a question, and what is proposed, are needed; the rest has defaults. */
import type { ConversationsSelect, InputBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../core/calendar-date.js';
import type { ChannelId, UserId } from '../../core/ids.js';
import { askedField, FORM_NOTES, type FormNote, hoursField, whereField } from '../../slack/asking-fields.js';
import { actions, button, context, input, message, option, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { fitsLongField, longField } from '../../slack/long-field.js';
import { shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Silence } from '../decision.js';
import { type FormRefs, writeRefs } from '../form-refs.js';

export const FORM_CALLBACK = 'decisions:submit';
/** Opens the form where no trigger came with the words; its value is the question. */
export const OPEN_ACTION = 'decisions:open';

export const FIELDS = {
  question: 'decisions:question',
  context: 'decisions:context',
  proposal: 'decisions:proposal',
  options: 'decisions:options',
  asked: 'decisions:asked',
  hours: 'decisions:hours',
  silence: 'decisions:silence',
  owner: 'decisions:owner',
  quorum: 'decisions:quorum',
  review: 'decisions:review',
  channel: 'decisions:channel',
  where: 'decisions:where',
} as const;

/** A question longer than this wants to be context; the card shows it in bold. */
export const QUESTION_LENGTH = 250;
/** Each has a button and a line of the tally. */
export const MOST_OPTIONS = 10;
export const OPTION_LENGTH = 150;

export interface FormData {
  readonly refs: FormRefs;
  readonly question: string;
  readonly context: string;
  readonly proposal: string;
  readonly options: readonly string[];
  readonly asked: readonly UserId[];
  readonly hours: number;
  readonly silence: Silence;
  readonly owner: UserId;
  readonly quorum?: number;
  readonly reviewOn?: CalendarDate;
  /** Chosen in the form, unless `refs` fixes it. */
  readonly channel?: ChannelId;
  readonly where: 'thread' | 'channel';
  readonly note?: FormNote;
  /** The question of the decision whose place it takes. */
  readonly forerunner?: string;
}

export function formView(data: FormData): ModalView {
  const note = data.note ?? (fitsLongField(data.context) ? undefined : 'words-too-long');
  return {
    ...frame,
    callback_id: FORM_CALLBACK,
    private_metadata: writeRefs(data.refs),
    submit: plain('Ask for positions'),
    blocks: [
      ...(note ? [section(FORM_NOTES[note])] : []),
      ...(data.forerunner === undefined ? [] : [context(SUPERSEDING)]),
      text(
        FIELDS.question,
        'Question',
        'What is to be decided, in one sentence?',
        data.question,
        QUESTION_LENGTH,
      ),
      ...longField({
        actionId: FIELDS.context,
        label: 'Context',
        placeholder: 'What does a reader need to know who was not there?',
        optional: true,
        text: data.context,
      }),
      longText(FIELDS.proposal, 'Proposal', 'What do you propose, and why?', data.proposal),
      longText(
        FIELDS.options,
        'Or options, one on each line',
        `Two or more, in place of a proposal\n(${MOST_OPTIONS} at most)`,
        data.options.join('\n'),
      ),
      ...(data.refs.channel === undefined ? [channelField(data.channel)] : []),
      ...(data.refs.sourceTs ? [whereField(FIELDS.where, data.where)] : []),
      askedField(ASKED, data.asked),
      hoursField(BY, String(data.hours)),
      silenceField(data.silence),
      ownerField(data.owner),
      quorumField(data.quorum),
      reviewField(data.reviewOn),
      context('It is posted with your name on it. Only the people chosen here are pinged.'),
    ],
  };
}

/** Shown when the words take longer to read than Slack waits for a form. */
export const loadingView = (): ModalView => ({
  ...frame,
  blocks: [section('One moment, your words are on their way.')],
});

/** For words typed in the app's DM, with which no form can be opened. @param question as typed. */
export const openItView = (question: string): MessageContent =>
  message(
    'A decision starts with a short form.',
    section('A decision starts with a short form: a question, what you propose, and who is asked.'),
    actions(
      'decisions.open',
      button({
        actionId: OPEN_ACTION,
        text: 'Open the form',
        value: shorten(question, LIMITS.button.value),
        style: 'primary',
      }),
    ),
  );

const SUPERSEDING =
  'When this one is accepted, it takes the place of the earlier decision. Until then the earlier one holds.';

const frame: ModalView = {
  type: 'modal',
  title: plain('Start a decision'),
  close: plain('Cancel'),
  blocks: [],
};

const text = (id: string, label: string, placeholder: string, initial: string, max: number): InputBlock =>
  input({
    label,
    element: {
      type: 'plain_text_input',
      action_id: id,
      max_length: max,
      placeholder: plain(placeholder),
      ...(initial !== '' && { initial_value: shorten(initial, max) }),
    },
  });

const longText = (id: string, label: string, placeholder: string, initial: string): InputBlock =>
  input({
    label,
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: true,
      max_length: LIMITS.input.text,
      placeholder: plain(placeholder),
      ...(initial !== '' && { initial_value: initial }),
    },
  });

function channelField(channel: ChannelId | undefined): InputBlock {
  const element: ConversationsSelect & { action_id: string } = {
    type: 'conversations_select',
    action_id: FIELDS.channel,
    filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
    placeholder: plain('Choose a channel'),
    ...(channel !== undefined && { initial_conversation: channel }),
  };
  return input({ label: 'Channel', hint: 'You and I both have to be in it.', element });
}

const ASKED = {
  actionId: FIELDS.asked,
  label: 'Who is asked',
  hint: 'They are named on the card and reminded once. Leave it empty to ask everyone in the channel without pinging anybody.',
};
const BY = {
  actionId: FIELDS.hours,
  label: 'It closes',
  hint: 'Everyone asked gets at least so many of their own working hours, whatever their zone.',
};

function silenceField(silence: Silence): InputBlock {
  const accepts = option('the proposal is accepted (of options, the first)', 'accepts');
  const nothing = option('nothing is decided', 'decides-nothing');
  return input({
    label: 'If nobody says anything',
    element: {
      type: 'radio_buttons',
      action_id: FIELDS.silence,
      options: [accepts, nothing],
      initial_option: silence === 'accepts' ? accepts : nothing,
    },
  });
}

const ownerField = (owner: UserId): InputBlock =>
  input({
    label: 'Who decides',
    hint: 'May close it early or decide otherwise, with a reason. Without a word from them the positions decide.',
    element: {
      type: 'users_select',
      action_id: FIELDS.owner,
      placeholder: plain('Choose somebody'),
      initial_user: owner,
    },
  });

const quorumField = (quorum: number | undefined): InputBlock =>
  input({
    label: 'Quorum',
    hint: 'So many people must take a position, or nothing is decided. Empty: no such rule.',
    optional: true,
    element: {
      type: 'number_input',
      action_id: FIELDS.quorum,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '1000',
      ...(quorum !== undefined && { initial_value: String(quorum) }),
    },
  });

const reviewField = (reviewOn: CalendarDate | undefined): InputBlock =>
  input({
    label: 'Review on',
    hint: 'On that day I ask who decides, once, whether it is still right.',
    optional: true,
    element: {
      type: 'datepicker',
      action_id: FIELDS.review,
      ...(reviewOn !== undefined && { initial_date: reviewOn }),
    },
  });

/** For the answer to a button where the form cannot be filled in: nobody learns whether it exists. */
export const unknownDecisionView = (): MessageContent =>
  message('I know no such decision that you can see or change.');

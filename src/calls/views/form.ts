/** The form of *It needs a call*: three questions and a length. */
import type { InputBlock, ModalView } from '@slack/types';
import type { UserId } from '../../core/ids.js';
import { context, input, option, plain, section } from '../../slack/blocks.js';
import { type CallRefs, writeCallRefs } from '../form-refs.js';

export const CALL_FORM = 'calls:submit';
export const CALL_FIELDS = {
  topic: 'calls:topic',
  readAhead: 'calls:read-ahead',
  needed: 'calls:needed',
  minutes: 'calls:minutes',
} as const;

/** An agenda, not an essay: what is longer belongs behind the link. */
export const TOPIC_LENGTH = 1_000;
export const LINK_LENGTH = 500;
/** More people than this listen rather than decide; a proposal reaches them better. */
export const MOST_NEEDED = 10;

/** Five minutes short of the quarter, the hour: time to get from one to the next. */
export const LENGTHS: readonly number[] = [15, 25, 50];
export const DEFAULT_LENGTH = 25;

export interface CallFormData {
  readonly refs: CallRefs;
  readonly topic: string;
  readonly needed: readonly UserId[];
  readonly readAhead?: string;
  /** One of `LENGTHS`; the default when absent. */
  readonly minutes?: number;
}

export function callFormView({ refs, topic, needed, readAhead, minutes }: CallFormData): ModalView {
  return {
    ...frame,
    callback_id: CALL_FORM,
    private_metadata: writeCallRefs(refs),
    submit: plain('Find a time'),
    blocks: [
      topicField(topic),
      readAheadField(readAhead),
      neededField(needed),
      lengthField(minutes ?? DEFAULT_LENGTH),
      context(
        'A short agenda is posted with your name on it, with the next time in everyone’s hours. After the call I ask you for its outcome in one line.',
      ),
    ],
  };
}

/** Shown when people and words take longer to read than Slack waits for a form. */
export const callLoadingView = (): ModalView => ({ ...frame, blocks: [section('One moment, please.')] });

const frame: ModalView = {
  type: 'modal',
  title: plain('It needs a call'),
  close: plain('Cancel'),
  blocks: [],
};

const topicField = (topic: string): InputBlock =>
  input({
    label: 'What must be decided?',
    element: {
      type: 'plain_text_input',
      action_id: CALL_FIELDS.topic,
      multiline: true,
      max_length: TOPIC_LENGTH,
      placeholder: plain('The question that the call answers'),
      ...(topic !== '' && { initial_value: topic }),
    },
  });

const readAheadField = (link: string | undefined): InputBlock =>
  input({
    label: 'What to read before',
    hint: 'A link, so that the call can begin with the question.',
    optional: true,
    element: {
      type: 'url_text_input',
      action_id: CALL_FIELDS.readAhead,
      placeholder: plain('https://'),
      ...(link !== undefined && { initial_value: link }),
    },
  });

const neededField = (needed: readonly UserId[]): InputBlock =>
  input({
    label: 'Who is truly needed?',
    hint: 'Besides you. They are named on the card; everyone else can read the outcome.',
    element: {
      type: 'multi_users_select',
      action_id: CALL_FIELDS.needed,
      max_selected_items: MOST_NEEDED,
      placeholder: plain('Choose people'),
      ...(needed.length > 0 && { initial_users: needed.slice(0, MOST_NEEDED) }),
    },
  });

function lengthField(wanted: number): InputBlock {
  const options = LENGTHS.map((minutes) => option(`${minutes} minutes`, String(minutes)));
  const initial = options.find(({ value }) => value === String(wanted));
  return input({
    label: 'How long?',
    element: {
      type: 'static_select',
      action_id: CALL_FIELDS.minutes,
      options,
      ...(initial && { initial_option: initial }),
    },
  });
}

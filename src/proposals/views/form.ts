/** The form of the written way, in its three kinds. */
import type { InputBlock, ModalView } from '@slack/types';
import type { UserId } from '../../core/ids.js';
import { context, input, option, plain, section } from '../../slack/blocks.js';
import { fitsLongField, longField } from '../../slack/long-field.js';
import { type FormRefs, writeRefs } from '../form-refs.js';
import type { ProposalKind } from '../proposal.js';
import { KIND_WORDS } from './kind-words.js';

export const FORM_CALLBACK = 'proposals:submit';
export const FIELDS = {
  title: 'proposals:title',
  context: 'proposals:context',
  body: 'proposals:body',
  asked: 'proposals:asked',
  hours: 'proposals:hours',
  where: 'proposals:where',
} as const;

/** A title longer than this is no title; the post shows it in bold in one section. */
export const TITLE_LENGTH = 150;
/** Each of them is pinged: more people than this are a channel, and need no list. */
export const MOST_ASKED = 30;

/** Working hours that everyone asked gets, and what the list says. */
const HOURS = [
  [4, 'after 4 working hours (half a day)'],
  [8, 'after 8 working hours (a day)'],
  [16, 'after 16 working hours (two days)'],
  [24, 'after 24 working hours (three days)'],
  [40, 'after 40 working hours (a week)'],
] as const;
export const REPLY_HOURS: readonly number[] = HOURS.map(([hours]) => hours);
export const NO_REPLY = 'none';

/** Why a form is emptier than it should be. */
type FormNote = 'words-not-read' | 'words-too-long';

export interface FormData {
  readonly refs: FormRefs;
  readonly title: string;
  readonly context: string;
  readonly body: string;
  readonly asked: readonly UserId[];
  /** Undefined: no reply is needed. */
  readonly replyHours: number | undefined;
  readonly where: 'thread' | 'channel';
  readonly note?: FormNote;
}

export function formView(data: FormData): ModalView {
  const words = KIND_WORDS[data.refs.kind];
  const overlong = !fitsLongField(data.body) || !fitsLongField(data.context);
  const note = data.note ?? (overlong ? 'words-too-long' : undefined);
  return {
    ...frame(data.refs.kind),
    callback_id: FORM_CALLBACK,
    private_metadata: writeRefs(data.refs),
    submit: plain('Post it'),
    blocks: [
      ...(note ? [section(NOTES[note])] : []),
      titleField(data.title),
      ...longField({
        actionId: FIELDS.context,
        label: 'Context',
        placeholder: 'What does a reader need to know who was not there?',
        optional: true,
        text: data.context,
      }),
      ...longField({
        actionId: FIELDS.body,
        label: words.label,
        placeholder: words.placeholder,
        text: data.body,
      }),
      askedField(data.asked),
      hoursField(data.replyHours),
      ...(data.refs.sourceTs ? [whereField(data.where)] : []),
      context('It is posted with your name on it. Only the people chosen here are pinged.'),
    ],
  };
}

/** Shown when the words take longer to read than Slack waits for a form. */
export function loadingView(kind: ProposalKind): ModalView {
  return { ...frame(kind), blocks: [section('One moment, your words are on their way.')] };
}

const NOTES: Readonly<Record<FormNote, string>> = {
  'words-not-read':
    'The message could not be read just now, so the fields are empty. Please use your own words.',
  'words-too-long':
    'The message is longer than this form holds: its end is missing here. It still stands in the channel.',
};

const frame = (kind: ProposalKind): ModalView => ({
  type: 'modal',
  title: plain(KIND_WORDS[kind].form),
  close: plain('Cancel'),
  blocks: [],
});

function titleField(title: string): InputBlock {
  return input({
    label: 'Title',
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.title,
      max_length: TITLE_LENGTH,
      placeholder: plain('In a few words, so that it can be found later'),
      ...(title !== '' && { initial_value: title }),
    },
  });
}

function askedField(asked: readonly UserId[]): InputBlock {
  return input({
    label: 'Who should reply',
    hint: 'They are named in the post. Leave it empty to ask everyone in the channel without pinging anybody.',
    optional: true,
    element: {
      type: 'multi_users_select',
      action_id: FIELDS.asked,
      max_selected_items: MOST_ASKED,
      placeholder: plain('Choose people'),
      ...(asked.length > 0 && { initial_users: asked.slice(0, MOST_ASKED) }),
    },
  });
}

function hoursField(replyHours: number | undefined): InputBlock {
  const options = [
    ...HOURS.map(([hours, text]) => option(text, String(hours))),
    option('no reply needed', NO_REPLY),
  ];
  const chosen = options.find(({ value }) => value === String(replyHours ?? NO_REPLY));
  return input({
    label: 'Replies by',
    hint: 'Everyone asked gets at least so many of their own working hours, whatever their zone. The post shows the date to each reader in their own time.',
    element: {
      type: 'static_select',
      action_id: FIELDS.hours,
      options,
      ...(chosen && { initial_option: chosen }),
    },
  });
}

function whereField(where: 'thread' | 'channel'): InputBlock {
  const thread = option('In this thread', 'thread');
  const channel = option('In the channel', 'channel');
  return input({
    label: 'Where it goes',
    element: {
      type: 'radio_buttons',
      action_id: FIELDS.where,
      options: [thread, channel],
      initial_option: where === 'thread' ? thread : channel,
    },
  });
}

/** The form of the written way, in its three kinds. */
import type { InputBlock, ModalView } from '@slack/types';
import type { UserId } from '../../core/ids.js';
import { askedField, FORM_NOTES, type FormNote, hoursField, whereField } from '../../slack/asking-fields.js';
import { context, input, plain, section } from '../../slack/blocks.js';
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

export const NO_REPLY = 'none';

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
      ...(note ? [section(FORM_NOTES[note])] : []),
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
      askedField(ASKED, data.asked),
      hoursField(BY, String(data.replyHours ?? NO_REPLY), ['no reply needed', NO_REPLY]),
      ...(data.refs.sourceTs ? [whereField(FIELDS.where, data.where)] : []),
      context('It is posted with your name on it. Only the people chosen here are pinged.'),
    ],
  };
}

/** Shown when the words take longer to read than Slack waits for a form. */
export function loadingView(kind: ProposalKind): ModalView {
  return { ...frame(kind), blocks: [section('One moment, your words are on their way.')] };
}

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

const ASKED = {
  actionId: FIELDS.asked,
  label: 'Who should reply',
  hint: 'They are named in the post. Leave it empty to ask everyone in the channel without pinging anybody.',
};
const BY = {
  actionId: FIELDS.hours,
  label: 'Replies by',
  hint: 'Everyone asked gets at least so many of their own working hours, whatever their zone. The post shows the date to each reader in their own time.',
};

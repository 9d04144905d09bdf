/** The form of a wrap-up: new, or to change one that is posted. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, input, option, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import { plainPieces } from '../../slack/typed-text.js';
import { type FormRefs, writeRefs } from '../form-refs.js';
import type { Words } from '../wrap-up.js';

export const FORM_CALLBACK = 'wrapups:submit';
/** *Draft with …*; only where a model is configured. */
export const DRAFT_ACTION = 'wrapups:draft';
export const FIELDS = {
  title: 'wrapups:title',
  outcome: 'wrapups:outcome',
  questions: 'wrapups:questions',
  steps: 'wrapups:steps',
  links: 'wrapups:links',
  toChannel: 'wrapups:to-channel',
} as const;
/** Value of the one choice of `FIELDS.toChannel`. */
export const TO_CHANNEL = 'yes';

/** The post shows it in bold in one section. */
export const TITLE_LENGTH = 150;
export const FIELD_LENGTH = LIMITS.input.text;

/** What the person should know before they go on. */
export type FormNote = keyof typeof NOTES;

export interface FormData {
  readonly refs: FormRefs;
  readonly words: Words;
  readonly toChannel: boolean;
  readonly note?: FormNote;
  /** The model's name: offers its draft. */
  readonly draftWith?: string;
  /** Set when a model drafted the words. `mark` is another one for every draft. */
  readonly drafted?: { readonly by: string; readonly mark: string };
}

const NOTES = {
  refused:
    'Slack does not let me read this conversation, so the fields are empty. What you remember of it is worth writing down, too.',
  throttled:
    'Slack asks me to wait a minute before I read more, so the fields are empty. Fill them in yourself, or close this and open it again in a minute.',
  unreached:
    'The conversation could not be read just now, so the fields are empty. Fill them in yourself, or close this and open it again.',
  partly: 'I could read only a part of this conversation: please check whether something is missing.',
  'nothing-found':
    'I found no decision in it. That is a result, too: leave the outcome empty, or write what I did not see.',
  'no-people': 'Nobody but apps wrote here, so the fields are empty.',
} as const;

export function formView(data: FormData): ModalView {
  const { refs, words, note, draftWith, drafted } = data;
  const isEdit = refs.edits !== undefined;
  return {
    ...frame(isEdit ? 'Edit the wrap-up' : 'Wrap up'),
    callback_id: FORM_CALLBACK,
    private_metadata: writeRefs(refs),
    submit: plain(isEdit ? 'Save it' : 'Post it'),
    blocks: [
      ...(drafted ? [section(draftedSentence(drafted.by))] : []),
      ...(note ? [section(NOTES[note])] : []),
      ...(draftWith && !isEdit ? [draftButton(draftWith)] : []),
      ...fields(words, drafted ? `.${drafted.mark}` : ''),
      ...(refs.threadTs && !isEdit ? [toChannelField(data.toChannel)] : []),
      context(
        'A number such as [1] at the end of a line becomes a link to the message it comes from. The post bears your name and pings nobody.',
      ),
    ],
  };
}

/** Shown while the conversation is read. */
export const loadingView = (): ModalView => ({
  ...frame('Wrap up'),
  blocks: [section('One moment, I am reading the conversation.')],
});

/** For what is not there, and for what this person may not see: nobody learns which. */
export const REFUSAL =
  'I cannot wrap that up: there is no such message, or you or I are not in that conversation. If you are, invite me there with /invite and try again.';

export const refusedModal = (): ModalView => ({ ...frame('Wrap up'), blocks: [section(REFUSAL)] });

const frame = (title: string): ModalView => ({
  type: 'modal',
  title: plain(title),
  close: plain('Cancel'),
  blocks: [],
});

const draftedSentence = (model: string): string =>
  `*Draft by ${escapeText(model)}.* It may be wrong: please read it against the conversation before you post it.`;

const draftButton = (model: string): KnownBlock =>
  actions(
    'wrapups.draft',
    button({ actionId: DRAFT_ACTION, text: shorten(`Draft with ${model}`, LIMITS.button.text) }),
  );

/** @param mark a part of the block ids: Slack keeps what a block of the same id holds, and a draft is to replace it. */
function fields(words: Words, mark: string): readonly InputBlock[] {
  return [
    field('title', 'Title', 'In a few words, so that it can be found later', words, mark),
    field('outcome', 'Outcome', 'What was decided or learnt? Empty: no decision was found', words, mark),
    field('questions', 'Open questions', 'What is still to be answered, and by whom?', words, mark),
    field('steps', 'Next steps', 'Who does what, and by when?', words, mark),
    field('links', 'Links', 'What should a reader see?', words, mark),
  ];
}

function field(
  name: keyof Words,
  label: string,
  placeholder: string,
  words: Words,
  mark: string,
): InputBlock {
  const isTitle = name === 'title';
  const length = isTitle ? TITLE_LENGTH : FIELD_LENGTH;
  const text = plainPieces(words[name], length)[0] ?? '';
  const block = input({
    label,
    ...(!isTitle && { optional: true }),
    element: {
      type: 'plain_text_input',
      action_id: FIELDS[name],
      max_length: length,
      placeholder: plain(placeholder),
      ...(!isTitle && { multiline: true }),
      ...(text !== '' && { initial_value: text }),
    },
  });
  return { ...block, block_id: `${block.block_id}${mark}` };
}

function toChannelField(chosen: boolean): InputBlock {
  const yes = option('Also tell the channel, in one line', TO_CHANNEL);
  return input({
    label: 'Where it goes',
    hint: 'The wrap-up itself is posted in the thread.',
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: FIELDS.toChannel,
      options: [yes],
      ...(chosen && { initial_options: [yes] }),
    },
  });
}

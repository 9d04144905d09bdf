/** The form for a new standup, for a change of one, and for a duplicate: channel and questions, and the rest under *More options*. */
import type { ConversationsSelect, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, input, option, plain, section } from '../../../slack/blocks.js';
import { LIMITS } from '../../../slack/limits.js';
import type { SlackGroup } from '../../../slack/slack-api.js';
import type { Draft } from '../draft.js';
import { type FormRefs, writeRefs } from '../refs.js';
import { TEMPLATE_IDS, TEMPLATES } from '../templates.js';
import { FIELDS } from './fields.js';
import { moreFields } from './more-fields.js';

export const SAVE_VIEW = 'standups:save';
export const MORE_ACTION = 'standups:more-options';
export const PREVIEW_DRAFT_ACTION = 'standups:preview-draft';

/**
 * @param groups that may be chosen.
 * @param notes mrkdwn that stands above the fields, a section each.
 */
export function formView(
  draft: Draft,
  refs: FormRefs,
  groups: readonly SlackGroup[] = [],
  notes: readonly string[] = [],
): ModalView {
  return {
    type: 'modal',
    callback_id: SAVE_VIEW,
    private_metadata: writeRefs(refs),
    title: plain(refs.act === 'new' ? 'New standup' : 'Edit standup'),
    submit: plain(refs.act === 'new' ? 'Create' : 'Save'),
    close: plain('Cancel'),
    blocks: [
      ...notes.map((note) => section(note)),
      channelField(draft),
      ...questionFields(draft, refs),
      ...(refs.more ? moreFields(draft, groups) : [context(DEFAULTS)]),
      buttons(refs),
    ],
  };
}

const DEFAULTS =
  'Everybody in the channel is asked at 10:00 in their own time zone, reminded once, and has 8 hours to answer. *More options* changes any of it.';

function channelField({ channel }: Draft): InputBlock {
  const element: ConversationsSelect & { action_id: string } = {
    type: 'conversations_select',
    action_id: FIELDS.channel,
    filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
    placeholder: plain('Choose a channel'),
    ...(channel !== undefined && { initial_conversation: channel }),
  };
  return input({
    label: 'Channel',
    hint: 'The report goes there. You and I both have to be in it.',
    element,
  });
}

/** Those of a template with one choice; or one's own, which stand alone once there are some. */
function questionFields({ template, questions }: Draft, refs: FormRefs): readonly InputBlock[] {
  if (refs.standup !== undefined) return [questionsField('Questions', questions, false)];
  const options = TEMPLATE_IDS.map((id) => option(TEMPLATES[id].label, id));
  const chosen = options.find(({ value }) => value === template);
  return [
    input({
      label: 'Questions',
      element: {
        type: 'static_select',
        action_id: FIELDS.template,
        options,
        ...(chosen && { initial_option: chosen }),
      },
    }),
    questionsField('Or your own questions', questions, true),
  ];
}

const questionsField = (label: string, questions: string, optional: boolean): InputBlock =>
  input({
    label,
    hint: 'One a line, ten at most.',
    optional,
    element: {
      type: 'plain_text_input',
      action_id: FIELDS.questions,
      multiline: true,
      max_length: LIMITS.input.text,
      placeholder: plain('What did you finish on your last working day?'),
      ...(questions !== '' && { initial_value: questions }),
    },
  });

function buttons({ more }: FormRefs): KnownBlock {
  const preview = button({ actionId: PREVIEW_DRAFT_ACTION, text: 'Preview' });
  const others = more ? [] : [button({ actionId: MORE_ACTION, text: 'More options' })];
  return actions('standups.form', ...others, preview);
}

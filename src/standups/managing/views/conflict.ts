/** The form once more, with what was typed in it, because somebody else saved a change while it was open. */
import type { ModalView } from '@slack/types';
import { escapeText } from '../../../slack/mrkdwn.js';
import type { SlackGroup } from '../../../slack/slack-api.js';
import type { Standup } from '../../standup-record.js';
import type { Draft } from '../draft.js';
import type { FormRefs } from '../refs.js';
import { formView } from './form.js';
import { standupLines } from './manage.js';
import { packLines } from './pack-lines.js';

/** @param stored what the other one saved: *Save* now takes its place. */
export const changedMeanwhile = (
  draft: Draft,
  refs: Extract<FormRefs, { act: 'edit' }>,
  stored: Standup,
  groups: readonly SlackGroup[],
): ModalView =>
  formView(draft, { ...refs, version: stored.version }, groups, [
    'Somebody else changed this standup while your form was open. What you typed is below and not saved yet; *Save* puts it in place of theirs, which is:',
    `*${escapeText(stored.name)}*\n${standupLines(stored)}`,
    ...packLines(stored.questions.map(({ text }) => `• ${escapeText(text)}`)),
  ]);

/** How a channel's digest is set: the form with its live preview, and what holds now in words. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { WEEKDAYS, type Weekday } from '../../core/calendar-date.js';
import { context, divider, input, message, option, plain, section } from '../../slack/blocks.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Cadence, DigestSettings } from '../digest.js';
import type { DigestDraft } from '../draft.js';
import type { PartId, Section } from '../section.js';

export const SETTINGS_VIEW = 'digests:save-settings';

/** Action ids of the inputs; all but those for zones tell at once what was chosen, so that the preview follows. */
export const FIELDS = {
  cadence: 'digests:cadence',
  days: 'digests:days',
  time: 'digests:time',
  zone: 'digests:zone',
  regions: 'digests:regions',
  sections: 'digests:sections',
} as const;

const CADENCES: Readonly<Record<Cadence | 'off', string>> = {
  off: 'Off: post no digest here',
  daily: 'On each of the days below',
  weekly: 'Once a week, on the first of the days below',
  'hand-over': 'At each region’s morning: a hand-over',
};

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** What the form shows below its inputs. */
export type Preview =
  | { readonly state: 'loading' }
  | { readonly state: 'empty' }
  | { readonly state: 'shown'; readonly next: string; readonly blocks: readonly KnownBlock[] };

/** @param metadata names the channel for the way back. */
export const settingsForm = (
  draft: DigestDraft,
  sections: readonly Pick<Section, 'id' | 'title' | 'summary'>[],
  preview: Preview,
  metadata: string,
): ModalView => ({
  type: 'modal',
  callback_id: SETTINGS_VIEW,
  private_metadata: metadata,
  title: plain('Digest'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    section(
      `One message in ${channelLink(draft.channel)} that tells what went on there, so that nobody had to be there. When there is nothing to tell, nothing is posted.`,
    ),
    radio(draft),
    days(draft),
    input({
      label: 'At',
      hint: 'A hand-over comes when each region’s working day begins instead.',
      tellAtOnce: true,
      element: { type: 'timepicker', action_id: FIELDS.time, initial_time: draft.time },
    }),
    input({
      label: 'Time zone',
      hint: 'Written like Europe/Berlin.',
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.zone,
        initial_value: draft.zone,
        max_length: 64,
      },
    }),
    input({
      label: 'Regions of a hand-over',
      hint: 'Empty: people whose days begin near each other. Or your own: Europe/Berlin; America/New_York, America/Sao_Paulo.',
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.regions,
        ...(draft.regions !== '' && { initial_value: draft.regions }),
        max_length: 500,
      },
    }),
    choice(draft.without, sections),
    divider,
    ...previewBlocks(preview),
  ],
});

function radio({ cadence }: DigestDraft): InputBlock {
  const options = Object.entries(CADENCES).map(([value, text]) => option(text, value));
  const initial = options.find(({ value }) => value === cadence);
  return input({
    label: 'How often',
    tellAtOnce: true,
    element: {
      type: 'radio_buttons',
      action_id: FIELDS.cadence,
      options,
      ...(initial && { initial_option: initial }),
    },
  });
}

function days(draft: DigestDraft): InputBlock {
  const options = WEEKDAYS.map((day) => option(DAY_NAMES[day], day));
  const initial = options.filter(({ value }) => draft.days.some((day) => day === value));
  return input({
    label: 'Days',
    tellAtOnce: true,
    element: {
      type: 'checkboxes',
      action_id: FIELDS.days,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  });
}

const PICTURE = {
  id: 'picture',
  title: 'The last weeks in a picture',
  summary: 'Once a week: how much was written, beside how many calls there were',
} as const;

function choice(without: readonly PartId[], sections: readonly Pick<Section, 'id' | 'title' | 'summary'>[]) {
  const options = [...sections, PICTURE].map(({ id, title, summary }) => ({
    ...option(title, id),
    description: plain(summary),
  }));
  const initial = options.filter(({ value }) => !without.some((id) => id === value));
  return input({
    label: 'What it tells',
    tellAtOnce: true,
    element: {
      type: 'checkboxes',
      action_id: FIELDS.sections,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  });
}

function previewBlocks(preview: Preview): readonly KnownBlock[] {
  if (preview.state === 'loading') return [context('Preview: one moment.')];
  if (preview.state === 'empty') {
    return [
      context('Preview: if it were due now there would be nothing to tell, and nothing would be posted.'),
    ];
  }
  return [
    context(`Preview: as it would be now. The next one is due ${escapeText(preview.next)}.`),
    ...preview.blocks,
  ];
}

const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
  daily: 'daily',
  weekly: 'weekly',
  'hand-over': 'a hand-over',
};

/** What holds now, in a sentence. @param next when the next one is due, in words with its zone. */
const settingsSentence = (settings: DigestSettings | undefined, next: string | undefined): string =>
  settings?.on && next
    ? `The digest of ${channelLink(settings.channel)} is ${CADENCE_WORDS[settings.schedule.cadence]}; the next one is due ${escapeText(next)}.`
    : 'No digest is posted here.';

/** In place of the form, once saved. */
export const savedModal = (settings: DigestSettings, next: string | undefined): ModalView => ({
  type: 'modal',
  title: plain('Digest'),
  close: plain('Close'),
  blocks: [section(`Saved. ${settingsSentence(settings, next)}`)],
});

const REFUSAL =
  'I have no digest to show here. Either I do not know this channel, or you are not a member of it, or it is shared with another organisation. In a private channel, invite me first.';

export const refusedView = (): MessageContent => message(REFUSAL);

export const refusedModal = (): ModalView => ({
  type: 'modal',
  title: plain('Digest'),
  close: plain('Close'),
  blocks: [section(REFUSAL)],
});

/** Somebody else saved while the form was open. */
export const changedMeanwhileModal = (): ModalView => ({
  type: 'modal',
  title: plain('Digest'),
  close: plain('Close'),
  blocks: [
    section(
      'Somebody else changed this digest while your form was open. Nothing was saved: please open it again.',
    ),
  ],
});

/** The modal *My settings*, and what it shows when they are saved. */
import type { ModalView } from '@slack/types';
import { WEEKDAYS } from '../../core/calendar-date.js';
import { context, input, option, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { shorten } from '../../slack/mrkdwn.js';
import type { Choices, RuleName } from '../choices.js';

export const SAVE_SETTINGS_VIEW = 'people:save-settings';

/** Action ids of the inputs. */
export const FIELDS = {
  nudges: 'people:nudges',
  rules: 'people:rules',
  otherKinds: 'people:other-kinds',
  start: 'people:work-start',
  end: 'people:work-end',
  days: 'people:work-days',
  zone: 'people:zone',
  region: 'people:region',
  catchUp: 'people:catch-up',
} as const;

/** Longer than the name of any region. */
const REGION_LENGTH = 80;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The form, filled with what holds now. */
export function settingsForm(choices: Choices, rules: readonly RuleName[]): ModalView {
  const { hours } = choices;
  const on = option('On', 'on');
  const off = option('Off: nothing unasked, but for questions of your standups', 'off');
  const catchUp = option('Tell me by DM when my day begins', 'on');
  const days = WEEKDAYS.map((day, index) => option(DAYS[index] ?? day, day));
  const zones = zoneOptions(choices);
  const kept = zones.find(({ value }) => choices.zoneKept && value === `keep:${hours.zone}`);
  const [follow] = zones;
  return {
    type: 'modal',
    callback_id: SAVE_SETTINGS_VIEW,
    title: plain('My settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input({
        label: 'Nudges',
        element: {
          type: 'radio_buttons',
          action_id: FIELDS.nudges,
          options: [on, off],
          initial_option: choices.optedOut ? off : on,
        },
      }),
      ...kindsInput(choices, rules, false),
      ...kindsInput(choices, rules, true),
      input({
        label: 'My work starts at',
        element: { type: 'timepicker', action_id: FIELDS.start, initial_time: hours.start },
      }),
      input({
        label: 'My work ends at',
        hint: 'Earlier than the start means the next day.',
        element: { type: 'timepicker', action_id: FIELDS.end, initial_time: hours.end },
      }),
      input({
        label: 'My work days',
        element: {
          type: 'checkboxes',
          action_id: FIELDS.days,
          options: days,
          ...initial(days.filter(({ value }) => hours.days.some((day) => day === value))),
        },
      }),
      input({
        label: 'My zone',
        element: {
          type: 'radio_buttons',
          action_id: FIELDS.zone,
          options: zones,
          ...((kept ?? follow) && { initial_option: kept ?? follow }),
        },
      }),
      input({
        label: 'My public holidays',
        hint: 'A country, or a part of it: Germany, DE-BE, California. No standup asks you then, and no deadline counts that day for you. Empty: a standup goes by the region its owners chose, if any. Or write “none”. Nobody else is shown what you write.',
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: FIELDS.region,
          max_length: REGION_LENGTH,
          placeholder: plain('DE-BE'),
          ...(choices.region && { initial_value: choices.region.code }),
        },
      }),
      input({
        label: 'What changed meanwhile',
        hint: 'In those of your channels that have a digest: since your last working day, or since your leave began. Nothing new, no message.',
        optional: true,
        element: {
          type: 'checkboxes',
          action_id: FIELDS.catchUp,
          options: [catchUp],
          ...initial(choices.catchUp ? [catchUp] : []),
        },
      }),
      context(
        'Hours, zone and holidays are used for fair deadlines; hours and zone also to tell others what time it is for you before they ask you to meet.',
      ),
    ],
  };
}

/** Follow Slack; or keep the zone that holds now, whatever Slack says later. */
function zoneOptions({ hours, slackZone }: Choices) {
  const zones = [...new Set<string>([hours.zone, slackZone ?? hours.zone])];
  return [
    option(slackZone ? `Follow Slack (now ${slackZone})` : 'Follow Slack', 'follow'),
    ...zones.map((zone) => option(`Keep ${zone}`, `keep:${zone}`)),
  ];
}

function kindsInput({ quietRules }: Choices, rules: readonly RuleName[], other: boolean) {
  const asked = rules.filter(({ isOtherKind = false }) => isOtherKind === other);
  if (asked.length === 0) return [];
  const kinds = asked.map(({ id, summary }) => option(shorten(summary, LIMITS.option.text), id));
  return [
    input({
      label: other ? 'Also tell me when' : 'Suggest something when',
      optional: true,
      element: {
        type: 'checkboxes',
        action_id: other ? FIELDS.otherKinds : FIELDS.rules,
        options: kinds,
        ...initial(kinds.filter(({ value }) => !quietRules.includes(value ?? ''))),
      },
    }),
  ];
}

/** Slack refuses an empty list of initial options. */
const initial = <Option>(options: Option[]) => (options.length > 0 ? { initial_options: options } : {});

/** @param lines what holds now (`choiceLines`). */
export const settingsSavedModal = (lines: string): ModalView => ({
  type: 'modal',
  title: plain('My settings'),
  close: plain('Close'),
  blocks: [section('Saved. This holds now:'), section(lines)],
});

/** What stands under *More options*: each with a default that most teams keep. */
import type { InputBlock } from '@slack/types';
import type { UserId } from '../../../core/ids.js';
import { input, option, plain } from '../../../slack/blocks.js';
import { type Draft, NAME_LENGTH } from '../draft.js';
import { TEMPLATES } from '../templates.js';
import { FIELDS, MOST_OBSERVERS, MOST_OWNERS, MOST_PEOPLE } from './fields.js';

/** As long as `parseSchedule` reads. */
const WHEN_LENGTH = 200;
const ZONE_LENGTH = 60;
const WINDOW_HOURS = [1, 2, 3, 4, 6, 8, 10, 12, 16, 24] as const;

const PRIVACY = [
  ['open', 'Open: the channel sees who wrote what'],
  ['anonymous', 'Anonymous: the channel sees answers without names'],
  ['confidential', 'Confidential: only the owners see the answers'],
] as const;

const REPORTS = [
  ['thread', 'A thread a day, each answer a reply as it comes'],
  ['compiled-person', 'One message when all have had their time, by person'],
  ['compiled-question', 'One message when all have had their time, by question'],
] as const;

export function moreFields(draft: Draft): readonly InputBlock[] {
  const template = TEMPLATES[draft.template];
  // A length set by other means than this form is offered too, so that saving does not change it.
  const hours = [...new Set<number>([...WINDOW_HOURS, draft.windowHours])].sort((a, b) => a - b);
  return [
    text(FIELDS.name, 'Name', draft.name, { max: NAME_LENGTH, placeholder: template.name }),
    text(FIELDS.when, 'When', draft.when, {
      max: WHEN_LENGTH,
      placeholder: template.when,
      hint: 'In words, such as: weekdays at 9; 9:30 tue thu; every other monday 14:00 Europe/Berlin.',
    }),
    text(FIELDS.zone, 'Time zone', draft.zone, {
      max: ZONE_LENGTH,
      placeholder: 'Each person’s own',
      hint: 'Leave it empty to ask everybody at that time in their own zone. Or name one zone for all, such as Europe/Berlin.',
    }),
    select(
      FIELDS.window,
      'Time to answer',
      hours.map((each) => [String(each), each === 1 ? '1 hour' : `${each} hours`]),
      String(draft.windowHours),
    ),
    select(FIELDS.reminder, 'Reminder', reminders(draft), draft.reminder),
    select(
      FIELDS.holidays,
      'On public holidays',
      [
        ['free', 'Nobody is asked on theirs'],
        ['asked', 'Everybody is asked all the same'],
      ],
      draft.holidays ? 'free' : 'asked',
    ),
    select(FIELDS.report, 'Report', REPORTS, draft.report),
    select(FIELDS.privacy, 'Who sees what', PRIVACY, draft.privacy),
    select(FIELDS.roster, 'Who is asked', rosters(draft), draft.roster),
    users(FIELDS.people, 'People', draft.people, MOST_PEOPLE, 'Used only when you chose these people above.'),
    users(
      FIELDS.observers,
      'Observers',
      draft.observers,
      MOST_OBSERVERS,
      'They see everything and may answer, and are never asked or reminded.',
    ),
    users(
      FIELDS.owners,
      'Owners',
      draft.owners,
      MOST_OWNERS,
      'They and the admins of this workspace may change this standup.',
    ),
  ];
}

const reminders = ({ reminder }: Draft): Choices => [
  ['half', 'Once, half-way through that time'],
  ['off', 'None'],
  ...(reminder === 'as-set' ? ([['as-set', 'Once, at the time set for it']] as const) : []),
];

const rosters = ({ roster }: Draft): Choices => [
  ['channel', 'Everybody in the channel, in step with it'],
  ['list', 'These people'],
  ...(roster === 'group' ? ([['group', 'Everybody in the user group, in step with it']] as const) : []),
];

/** `[value, text]`. */
type Choices = readonly (readonly [string, string])[];

function select(actionId: string, label: string, choices: Choices, chosen: string): InputBlock {
  const options = choices.map(([value, words]) => option(words, value));
  const initial = options.find(({ value }) => value === chosen);
  return input({
    label,
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(initial && { initial_option: initial }),
    },
  });
}

function text(
  actionId: string,
  label: string,
  value: string,
  of: { readonly max: number; readonly placeholder: string; readonly hint?: string },
): InputBlock {
  return input({
    label,
    ...(of.hint !== undefined && { hint: of.hint }),
    optional: true,
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: of.max,
      placeholder: plain(of.placeholder),
      // Longer than it holds only when it came from elsewhere; Slack would refuse the whole form.
      ...(value !== '' && { initial_value: value.slice(0, of.max) }),
    },
  });
}

function users(
  actionId: string,
  label: string,
  chosen: readonly UserId[],
  most: number,
  hint: string,
): InputBlock {
  return input({
    label,
    hint,
    optional: true,
    element: {
      type: 'multi_users_select',
      action_id: actionId,
      max_selected_items: most,
      placeholder: plain('Choose people'),
      ...(chosen.length > 0 && { initial_users: chosen.slice(0, most) }),
    },
  });
}

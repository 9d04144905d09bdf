/** What stands under *More options*: each with a default that most teams keep. */
import type { InputBlock } from '@slack/types';
import type { SlackGroup } from '../../../slack/slack-api.js';
import { type Draft, NAME_LENGTH } from '../draft.js';
import { TEMPLATES } from '../templates.js';
import { FIELDS, MOST_OBSERVERS, MOST_OWNERS, MOST_PEOPLE } from './fields.js';
import { groupField } from './group-field.js';
import { type Choices, select, text, users } from './inputs.js';

/** As long as `parseSchedule` reads. */
const WHEN_LENGTH = 200;
const ZONE_LENGTH = 60;
/** Longer than the name of any region. */
const REGION_LENGTH = 80;
const CATCH_UP_MINUTES = [0, 30, 60, 120, 240, 480] as const;
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

/** @param groups that may be chosen: none where Slack tells of none. */
export function moreFields(draft: Draft, groups: readonly SlackGroup[]): readonly InputBlock[] {
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
    text(FIELDS.region, 'Public holidays of', draft.region, {
      max: REGION_LENGTH,
      placeholder: 'Each person’s own region only',
      hint: 'Counts for members who told no region of their own in their settings; those who did keep theirs. Such as: Germany, DE-BE, California.',
    }),
    select(
      FIELDS.catchUp,
      'When a question could not go out in time',
      catchUps(draft),
      String(draft.catchUpMinutes),
      'I was not running, or somebody’s clock or your schedule changed. Never once the time to answer is over, and never twice for a day.',
    ),
    select(FIELDS.report, 'Report', REPORTS, draft.report),
    select(FIELDS.privacy, 'Who sees what', PRIVACY, draft.privacy),
    select(FIELDS.roster, 'Who is asked', rosters(draft, groups), draft.roster),
    ...groupField(draft, groups),
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
  ['last-hour', 'Once, an hour before the end'],
  ['off', 'None'],
  ...(reminder === 'as-set' ? ([['as-set', 'Once, at the time set for it']] as const) : []),
];

const rosters = ({ roster }: Draft, groups: readonly SlackGroup[]): Choices => [
  ['channel', 'Everybody in the channel, in step with it'],
  ...(roster === 'group' || groups.length > 0
    ? ([['group', 'Everybody in a user group, in step with it']] as const)
    : []),
  ['list', 'These people'],
];

/** One set by other means than this form is offered too, so that saving does not change it. */
const catchUps = ({ catchUpMinutes }: Draft): Choices =>
  [...new Set<number>([...CATCH_UP_MINUTES, catchUpMinutes])]
    .sort((a, b) => a - b)
    .map((minutes) => [
      String(minutes),
      minutes === 0 ? 'Leave it out' : `Ask up to ${lengthWords(minutes)} late`,
    ]);

function lengthWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}

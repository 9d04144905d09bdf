/** One standup as its owners see it, what they can do with it, and what they are told when it is done. */
import type { Button, ModalView } from '@slack/types';
import { actions, button, context, message, plain, section } from '../../../slack/blocks.js';
import { channelLink, escapeText, mention } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import { reportIsHeld, waitsForGroup } from '../../pause-reason.js';
import type { Privacy, Roster, Standup } from '../../standup-record.js';
import { scheduleSentence } from '../schedule-words.js';
import { packLines } from './pack-lines.js';

/** Their value is the standup's id. */
export const MANAGE_ACTION = 'standups:manage';
export const EDIT_ACTION = 'standups:edit';
export const PAUSE_ACTION = 'standups:pause';
export const RESUME_ACTION = 'standups:resume';
export const DUPLICATE_ACTION = 'standups:duplicate';
export const HAND_OVER_ACTION = 'standups:hand-over';
export const PREVIEW_ACTION = 'standups:preview';
export const DELETE_ACTION = 'standups:delete';

/** @param note one sentence about what was just done. */
export function manageView(standup: Standup, note?: string): ModalView {
  const { id } = standup;
  const paused = standup.state === 'paused';
  return {
    ...frame,
    blocks: [
      ...(note === undefined ? [] : [section(note)]),
      section(`*${escapeText(standup.name)}*${paused ? ` (${pausedWords(standup)})` : ''}`),
      section(standupLines(standup)),
      ...packLines(questionLines(standup)).map((text) => section(text)),
      actions(
        'standups.manage',
        button({ actionId: EDIT_ACTION, text: 'Edit', value: id, style: 'primary' }),
        button({ actionId: PREVIEW_ACTION, text: 'Preview', value: id }),
        paused
          ? button({ actionId: RESUME_ACTION, text: 'Resume', value: id })
          : button({ actionId: PAUSE_ACTION, text: 'Pause', value: id }),
        button({ actionId: DUPLICATE_ACTION, text: 'Duplicate', value: id }),
        button({ actionId: HAND_OVER_ACTION, text: 'Hand over', value: id }),
        deleteButton(id),
      ),
      context(whoseLine(standup)),
    ],
  };
}

/** People may have had their names taken off (`/async privacy`). */
function whoseLine({ createdBy, owners }: Standup): string {
  const made = createdBy === '' ? '' : `Made by ${mention(createdBy)}. `;
  return `${made}Owners: ${owners.length === 0 ? 'none' : owners.map(mention).join(', ')}`;
}

const frame = { type: 'modal', title: plain('Standup'), close: plain('Close') } as const;

function deleteButton(id: string): Button {
  return {
    ...button({ actionId: DELETE_ACTION, text: 'Delete', value: id, style: 'danger' }),
    confirm: {
      title: plain('Delete this standup?'),
      text: plain(
        'Nobody is asked any more. Reports that were posted stay in the channel. What people answered is kept for 30 days, then forgotten; export it before if you need it.',
      ),
      confirm: plain('Delete'),
      deny: plain('Keep'),
      style: 'danger',
    },
  };
}

const PRIVACY: Readonly<Record<Privacy, string>> = {
  open: 'the channel sees who wrote what',
  anonymous: 'the channel sees answers without names',
  confidential: 'only the owners see the answers',
};

/** What holds, a line each. */
export function standupLines(standup: Standup): string {
  const { schedule, report } = standup;
  const mode = report.mode === 'thread' ? 'a thread a day' : `one message a day, by ${report.groupBy}`;
  return [
    `*When:* ${scheduleSentence(schedule)}, with ${hoursWords(schedule.windowHours)} to answer`,
    `*Report:* ${mode} in ${channelLink(standup.channel)}`,
    `*Who is asked:* ${rosterWords(standup.roster)}`,
    `*Who sees what:* ${PRIVACY[standup.privacy]}`,
    `*On public holidays:* ${holidayWords(standup)}`,
    ...(standup.observers.length > 0 ? [`*Observers:* ${standup.observers.map(mention).join(', ')}`] : []),
  ].join('\n');
}

function holidayWords({ schedule, region }: Standup): string {
  if (!schedule.holidays) return 'everybody is asked all the same';
  const others = region === undefined ? '' : `; members who told no region keep those of ${region}`;
  return `nobody is asked on those of their own region${others}`;
}

function rosterWords(roster: Roster): string {
  if (roster.kind === 'channel') return `everybody in ${channelLink(roster.channel)}`;
  // In a form nobody is pinged by it.
  if (roster.kind === 'group') return `everybody in <!subteam^${roster.group}>`;
  return roster.users.length === 1 ? '1 person' : `${roster.users.length} people`;
}

const questionLines = ({ questions }: Standup): readonly string[] => [
  '*Questions:*',
  ...questions.map(({ text }, n) => `${n + 1}. ${escapeText(text)}`),
];

/** `paused`, and why when its owners did not do it. */
export function pausedWords(standup: Pick<Standup, 'state' | 'pauseReason'>): string {
  if (waitsForGroup(standup)) return 'paused: I can’t tell any more who is in its user group';
  return reportIsHeld(standup) ? 'paused: I can’t post in its channel any more' : 'paused';
}

const hoursWords = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

/** What was just done, in the form it was done from. */
export const NOTES = {
  created: 'Created. I ask everybody when it is next their time.',
  saved: 'Saved. From now on this holds:',
  paused: 'Paused. Nobody is asked until it is resumed; open questions can still be answered.',
  resumed: 'Resumed. I ask everybody when it is next their time; nothing old is asked.',
  handedOver: 'Handed over. These are the owners now; I tell nobody, so please do.',
} as const;

/** For whoever has handed it over to others and may not see it any more. */
export const handedOverModal = ({ name, owners }: Standup): ModalView => ({
  ...frame,
  blocks: [section(`*${escapeText(name)}* now belongs to ${owners.map(mention).join(', ')}.`)],
});

export const deletedModal = ({ name }: Standup): ModalView => ({
  ...frame,
  blocks: [
    section(
      `*${escapeText(name)}* is deleted and asks nobody any more. What was posted stays in the channel; the answers are forgotten after 30 days.`,
    ),
  ],
});

/** The same for a standup of others and for one that does not exist: nobody learns which. */
const REFUSAL =
  'I know no standup here that you can manage. Its owners and the admins of this workspace can.';

export const refusedView = (): MessageContent => message(REFUSAL);
export const refusedModal = (): ModalView => ({ ...frame, blocks: [section(REFUSAL)] });

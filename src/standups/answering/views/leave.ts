/** Leave: the form behind *On leave…*, and what is said about it. */
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { addDays, type CalendarDate } from '../../../core/calendar-date.js';
import type { Leave } from '../../../core/working-hours.js';
import { actions, button, context, input, message, plain, section } from '../../../slack/blocks.js';
import { escapeText } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import { dayName } from '../day-names.js';

export const SAVE_LEAVE_VIEW = 'standups:save-leave';
/** Both are shown on Home alone. */
export const HOME_LEAVE_ACTION = 'standups:home-leave';
export const CLEAR_LEAVE_ACTION = 'standups:clear-leave';
export const LEAVE_FIELDS = { from: 'standups:leave-from', to: 'standups:leave-to' } as const;

/** More than this are counted: a message holds so much. */
const MOST_SHOWN = 20;
const MOST_AT_HOME = 5;

/** @param from where it was opened: Home shows what was saved. */
export function leaveFormView(today: CalendarDate, from?: 'home'): ModalView {
  return {
    type: 'modal',
    callback_id: SAVE_LEAVE_VIEW,
    ...(from && { private_metadata: from }),
    title: plain('On leave'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      dateField(LEAVE_FIELDS.from, 'First day away', today),
      dateField(LEAVE_FIELDS.to, 'Last day away', today),
      context('No standup asks or reminds you on these days, and nobody is told a reason.'),
    ],
  };
}

const dateField = (actionId: string, label: string, initial: CalendarDate) =>
  input({ label, element: { type: 'datepicker', action_id: actionId, initial_date: initial } });

export const leaveSavedModal = (leave: Leave): ModalView => ({
  type: 'modal',
  title: plain('On leave'),
  close: plain('Close'),
  blocks: [section(savedSentence(leave))],
});

export const leaveSavedView = (leave: Leave): MessageContent => message(savedSentence(leave));

const savedSentence = (leave: Leave): string =>
  `You are on leave ${span(leave)}. No standup asks you then, and on your return nothing old is asked. \`/async ooo clear\` takes it back.`;

/** `/async ooo` alone, where no form can be opened. */
export const leaveListView = (coming: readonly Leave[]): MessageContent =>
  message(
    coming.length === 0
      ? 'No leave is noted for you. Try `ooo tomorrow`, `ooo 3 aug to 14 aug` or `ooo until friday`.'
      : [
          'Your leave:',
          ...coming.slice(0, MOST_SHOWN).map((leave) => `• ${span(leave)}`),
          ...(coming.length > MOST_SHOWN ? [`and ${coming.length - MOST_SHOWN} more`] : []),
          '`ooo clear` takes all of it back.',
        ].join('\n'),
  );

/** On Home: what is noted, with buttons. */
export function homeLeaveView(coming: readonly Leave[]): readonly KnownBlock[] {
  const shown = coming.slice(0, MOST_AT_HOME).map((leave) => `• ${span(leave)}`);
  const left = coming.length - shown.length;
  const noted = [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
  return [
    section(`*My leave*\n${noted || 'None noted.'}`),
    actions(
      'standups.leave',
      button({ actionId: HOME_LEAVE_ACTION, text: 'On leave…' }),
      ...(coming.length > 0 ? [clearButton] : []),
    ),
  ];
}

const clearButton: Button = {
  ...button({ actionId: CLEAR_LEAVE_ACTION, text: 'Clear my leave' }),
  confirm: {
    title: plain('Clear your leave?'),
    text: plain('All that is noted from today on is taken back, and standups ask you again.'),
    confirm: plain('Clear'),
    deny: plain('Keep'),
  },
};

export const leaveClearedView = (count: number): MessageContent =>
  message(
    count === 0
      ? 'No leave was noted for you, so there is nothing to clear.'
      : `Your leave is cleared. Standups ask you again from the next one on.`,
  );

/** @param sentence of our own, with words that the person typed in it. */
export const notUnderstoodView = (sentence: string): MessageContent => message(escapeText(sentence));

/** `'on Monday, 2026-08-03'`, `'from Monday, 2026-08-03 to Friday, 2026-08-14'`. */
function span({ from, to }: Leave): string {
  if (from === to) return `on ${day(from)}`;
  return addDays(from, 1) === to ? `on ${day(from)} and ${day(to)}` : `from ${day(from)} to ${day(to)}`;
}

const day = (date: CalendarDate): string => `${dayName(date)}, ${date}`;

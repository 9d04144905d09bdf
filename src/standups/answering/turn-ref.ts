/** Which turn a button or a form is about, as it travels through Slack: addresses only, the same after a restart or a deploy. */
import { type CalendarDate, calendarDate } from '../../core/calendar-date.js';
import { AppError } from '../../core/errors.js';
import { type StandupId, standupId } from '../../core/ids.js';

export interface TurnRef {
  readonly standup: StandupId;
  readonly workDay: CalendarDate;
}

/** `S…/2026-03-06`: short enough for every value that Slack carries (75 characters in a menu). */
export const writeTurnRef = ({ standup, workDay }: TurnRef): string => `${standup}/${workDay}`;

/** @throws AppError `bad-input` when it is not what `writeTurnRef` wrote. */
export function readTurnRef(value: string): TurnRef {
  const [standup = '', workDay = '', ...more] = value.split('/');
  if (standup === '' || more.length > 0) throw new AppError('bad-input', 'This button names no standup.');
  return { standup: standupId(standup), workDay: calendarDate(workDay) };
}

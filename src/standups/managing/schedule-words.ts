/** A schedule as its owners would type it. What is said here, `parseSchedule` reads back as the same. Pure. */
import { WEEKDAYS, type Weekday } from '../../core/calendar-date.js';
import type { StandupSchedule } from '../standup.js';

/** `'weekdays at 10:00'`, `'every other week, Mon, Thu at 09:30'`. */
export const scheduleWords = ({
  days,
  time,
  everyTwoWeeksFrom,
}: Pick<StandupSchedule, 'days' | 'time' | 'everyTwoWeeksFrom'>): string =>
  `${everyTwoWeeksFrom === undefined ? '' : 'every other week, '}${daysWords(days)} at ${time}`;

/** The same with whose clock it is. */
export const scheduleSentence = (schedule: StandupSchedule): string =>
  `${scheduleWords(schedule)} ${schedule.zone === 'member' ? 'in each person’s own time zone' : `in ${schedule.zone}`}`;

function daysWords(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return 'every day';
  const inOrder = WEEKDAYS.filter((day) => days.includes(day));
  if (inOrder.join() === WEEKDAYS.slice(0, 5).join()) return 'weekdays';
  return inOrder.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ');
}

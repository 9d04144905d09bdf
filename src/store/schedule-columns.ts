/** Between a standup's schedule and its columns. */
import { WEEKDAYS } from '../core/calendar-date.js';
import type { StandupSchedule } from '../standups/standup.js';
import { flag, isSet, listOf, orNull, textList, withoutNulls } from './rows.js';
import type { ScheduleColumns } from './standup-tables.js';

export const columnsOfSchedule = (schedule: StandupSchedule): ScheduleColumns => ({
  time: schedule.time,
  days: textList(schedule.days),
  every_two_weeks_from: orNull(schedule.everyTwoWeeksFrom),
  zone: schedule.zone,
  window_hours: schedule.windowHours,
  remind_time: typeof schedule.remindAt === 'string' ? schedule.remindAt : null,
  remind_after_minutes: typeof schedule.remindAt === 'object' ? schedule.remindAt.minutesAfterPrompt : null,
  holidays: flag(schedule.holidays),
  catch_up_minutes: schedule.catchUpMinutes,
});

export function scheduleOf(row: ScheduleColumns): StandupSchedule {
  const days = listOf(row.days);
  const after = row.remind_after_minutes;
  return {
    time: row.time,
    days: WEEKDAYS.filter((day) => days.includes(day)),
    zone: row.zone,
    windowHours: row.window_hours,
    holidays: isSet(row.holidays),
    catchUpMinutes: row.catch_up_minutes,
    ...withoutNulls({
      everyTwoWeeksFrom: row.every_two_weeks_from,
      remindAt: after === null ? row.remind_time : { minutesAfterPrompt: after },
    }),
  };
}

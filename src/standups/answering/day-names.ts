/** Work days in words. Pure. */
import { addDays, type CalendarDate, type Weekday, weekdayOf } from '../../core/calendar-date.js';

export const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
  ...{ sat: 'Saturday', sun: 'Sunday' },
};

/** `'Tuesday'`. */
export const dayName = (day: CalendarDate): string => WEEKDAY_NAMES[weekdayOf(day)];

/** How one work day speaks of an earlier one: `'On Tuesday'` within the week, else with the date. */
export const onDay = (earlier: CalendarDate, workDay: CalendarDate): string =>
  addDays(earlier, 7) > workDay ? `On ${dayName(earlier)}` : `On ${dayName(earlier)}, ${earlier},`;

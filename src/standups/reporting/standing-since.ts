/** Since when somebody names the same blocker, answer after answer. Pure. */
import { type CalendarDate, calendarDate } from '../../core/calendar-date.js';
import type { StandupResponse } from '../standup-record.js';
import { blockedLines, sameWords } from './day.js';

/**
 * @param line of the newest answer.
 * @param answers of one person, newest first; not empty.
 * @returns the work day of the earliest answer since which every one names it.
 */
export function standingSince(line: string, answers: readonly StandupResponse[]): CalendarDate {
  const wanted = sameWords(line);
  let since = answers[0]?.workDay ?? '';
  for (const answer of answers) {
    if (!blockedLines(answer).some((each) => sameWords(each) === wanted)) break;
    since = answer.workDay;
  }
  return calendarDate(since);
}

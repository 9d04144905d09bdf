/** The names under which the outbox keeps what a report shows. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { StandupId, UserId } from '../../core/ids.js';
import type { OccurrenceKey } from '../occurrence.js';

/** The parent of a work day's thread. */
export const parentKey = (standup: StandupId, workDay: CalendarDate): string =>
  `standup:${standup}:${workDay}:report`;

/** One member's reply in the thread. */
export const answerKey = ({ standup, workDay, user }: Omit<OccurrenceKey, 'team'>): string =>
  `standup:${standup}:${workDay}:${user}:answer`;

/** The compiled report. A key travels in its message's metadata: those of anonymous answers must name nobody. */
export const compiledKey = (standup: StandupId, workDay: CalendarDate): string =>
  `standup:${standup}:${workDay}:compiled`;

/** The compiled report of a confidential standup, to one of its owners. */
export const confidentialKey = (standup: StandupId, workDay: CalendarDate, owner: UserId): string =>
  `standup:${standup}:${workDay}:compiled:${owner}`;

/** An owner is told that the report is on hold: once for each time that it is. */
export const onHoldKey = (standup: StandupId, version: number, owner: UserId): string =>
  `standup:${standup}:on-hold:${version}:${owner}`;

/** The n-th message of what is told under `key`, n from 1. */
export const pageKey = (key: string, n: number): string => (n === 1 ? key : `${key}:${n}`);

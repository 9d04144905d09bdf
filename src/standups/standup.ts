/** What a standup asks of time, and what comes of it: schedule, members, slots, and each reason for not asking. */
import type { CalendarDate, Weekday } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { Schedule } from '../core/schedule.js';
import type { Leave } from '../core/working-hours.js';
import type { WallTime, Zone } from '../core/zoned-time.js';

/** When a standup asks, as its owners set it. */
export interface StandupSchedule extends Schedule {
  /** How long a member can answer, from their own prompt on. */
  readonly windowHours: number;
  /** The one reminder: a wall time (the first at or after the prompt), or how long after it. Half the window when absent. */
  readonly remindAt?: WallTime | { readonly minutesAfterPrompt: number };
  /** Whether nobody is asked on their public holidays. */
  readonly holidays: boolean;
  /** How late a prompt may still go out, after downtime or a move. Never past its window, whatever is set here. */
  readonly catchUpMinutes: number;
}

/** What holds until an owner says otherwise. */
export const standupDefaults = {
  time: '10:00',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  zone: 'member',
  windowHours: 8,
  holidays: true,
  catchUpMinutes: 240,
} as const satisfies StandupSchedule;

/** Somebody who is asked, with all that decides when. */
export interface Member<Id extends string = string> {
  readonly id: Id;
  readonly zone: Zone;
  readonly leave: readonly Leave[];
  /** Of their region. Members of one region share one set. */
  readonly holidays: ReadonlySet<CalendarDate>;
  /** The weekdays on which they work; all when absent. */
  readonly workingDays?: readonly Weekday[];
  readonly deactivated?: boolean;
}

/** One member's turn on one work day. There is at most one for each (standup, work day, member). */
export interface Slot<Id extends string = string> {
  readonly user: Id;
  readonly workDay: CalendarDate;
  /** From here on an answer belongs to this work day, ahead of the prompt: the evening before. */
  readonly opensAt: Instant;
  readonly promptAt: Instant;
  readonly remindAt: Instant;
  /** Answers are late from here on. */
  readonly closesAt: Instant;
  /** Why the member is not asked at all. */
  readonly skip?: SkipReason;
}

/** Why a member is not asked, known ahead. */
export type SkipReason = 'deactivated' | 'leave' | 'holiday' | 'day-off';

/** Why a prompt that was due never went out: the app was down too long, or its time was moved into the past. */
export type MissedReason = 'outage' | 'moved';

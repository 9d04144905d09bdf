/** Standups and members to plan for, with what a test does not care about filled in. */
import { type CalendarDate, WEEKDAYS, type Weekday } from '../../src/core/calendar-date.js';
import type { WallTime, Zone } from '../../src/core/zoned-time.js';
import { type Member, type Slot, type StandupSchedule, standupDefaults } from '../../src/standups/standup.js';
import { iso } from '../core/hard-cases.js';

export const EVERY_DAY: readonly Weekday[] = WEEKDAYS;

export const standup = (time: WallTime, more: Partial<StandupSchedule> = {}): StandupSchedule => ({
  ...standupDefaults,
  time,
  ...more,
});

export const member = (zone: Zone, more: Partial<Member> = {}): Member => ({
  id: 'U1',
  zone,
  leave: [],
  holidays: new Set<CalendarDate>(),
  ...more,
});

/** A slot as text: `'2026-03-06 at 2026-03-06T14:00Z'`, work day first. */
export const told = ({ workDay, promptAt }: Slot): string => `${workDay} at ${iso(promptAt)}`;

/**
 * Who is asked when, as facts: the instants come from Python's zoneinfo (checked against Temporal's `compatible` rule), never from the code
 * under test. Each is run twice: through the pure plan, and through the scheduler over a real store on every engine.
 */
import { type CalendarDate, WEEKDAYS, type Weekday } from '../../src/core/calendar-date.js';
import type { WallTime, Zone } from '../../src/core/zoned-time.js';
import { type StandupSchedule, standupDefaults } from '../../src/standups/standup.js';

/** Work day, instant, and what the member's wall shows then. */
export type Prompt = readonly [workDay: CalendarDate, at: string, wall: string];

export interface Timeline {
  readonly id: string;
  readonly what: string;
  readonly zone: Zone;
  readonly schedule: StandupSchedule;
  readonly from: string;
  readonly to: string;
  readonly prompts: readonly Prompt[];
  /** At which instants nobody may be asked, for a mistake that others make. */
  readonly never?: readonly string[];
}

const WORK_WEEK = standupDefaults.days;
const EVERY_DAY = WEEKDAYS;

export const at = (
  time: WallTime,
  days: readonly Weekday[] = WORK_WEEK,
  more: Partial<StandupSchedule> = {},
): StandupSchedule => ({ ...standupDefaults, time, days, ...more });

// biome-ignore format: a table
export const TIMELINES: readonly Timeline[] = [
  { id: 'SCH-01', what: 'the wall time is kept when clocks go forward', zone: 'America/New_York', schedule: at('09:00'),
    from: '2026-03-06T00:00Z', to: '2026-03-10T00:00Z', prompts: [
      ['2026-03-06', '2026-03-06T14:00Z', '2026-03-06 09:00 -0500'],
      ['2026-03-09', '2026-03-09T13:00Z', '2026-03-09 09:00 -0400']] },
  { id: 'SCH-07', what: 'a gap of half an hour moves the prompt by half an hour', zone: 'Australia/Lord_Howe', schedule: at('02:15', EVERY_DAY),
    from: '2026-10-02T12:00Z', to: '2026-10-05T12:00Z', prompts: [
      ['2026-10-03', '2026-10-02T15:45Z', '2026-10-03 02:15 +1030'],
      ['2026-10-04', '2026-10-03T15:45Z', '2026-10-04 02:45 +1100'],
      ['2026-10-05', '2026-10-04T15:15Z', '2026-10-05 02:15 +1100']] },
  { id: 'SCH-08', what: 'half an hour that comes twice asks once, the first time', zone: 'Australia/Lord_Howe', schedule: at('01:45', EVERY_DAY),
    from: '2026-04-03T12:00Z', to: '2026-04-06T12:00Z', never: ['2026-04-04T15:15Z'], prompts: [
      ['2026-04-04', '2026-04-03T14:45Z', '2026-04-04 01:45 +1100'],
      ['2026-04-05', '2026-04-04T14:45Z', '2026-04-05 01:45 +1100'],
      ['2026-04-06', '2026-04-05T15:15Z', '2026-04-06 01:45 +1030']] },
  { id: 'SCH-09', what: 'a change of half an hour at the weekend', zone: 'Australia/Lord_Howe', schedule: at('09:00'),
    from: '2026-10-01T12:00Z', to: '2026-10-05T12:00Z', prompts: [
      ['2026-10-02', '2026-10-01T22:30Z', '2026-10-02 09:00 +1030'],
      ['2026-10-05', '2026-10-04T22:00Z', '2026-10-05 09:00 +1100']] },
  { id: 'SCH-10', what: 'five hours and a half ahead', zone: 'Asia/Kolkata', schedule: at('09:00'),
    from: '2026-03-06T00:00Z', to: '2026-03-10T00:00Z', prompts: [
      ['2026-03-06', '2026-03-06T03:30Z', '2026-03-06 09:00 +0530'],
      ['2026-03-09', '2026-03-09T03:30Z', '2026-03-09 09:00 +0530']] },
  { id: 'SCH-11', what: 'five hours and three quarters ahead', zone: 'Asia/Kathmandu', schedule: at('09:00'),
    from: '2026-03-06T00:00Z', to: '2026-03-10T00:00Z', prompts: [
      ['2026-03-06', '2026-03-06T03:15Z', '2026-03-06 09:00 +0545'],
      ['2026-03-09', '2026-03-09T03:15Z', '2026-03-09 09:00 +0545']] },
  { id: 'SCH-13', what: 'from 12:45 to 13:45 ahead', zone: 'Pacific/Chatham', schedule: at('09:15'),
    from: '2026-09-24T12:00Z', to: '2026-09-28T12:00Z', prompts: [
      ['2026-09-25', '2026-09-24T20:30Z', '2026-09-25 09:15 +1245'],
      ['2026-09-28', '2026-09-27T19:30Z', '2026-09-28 09:15 +1345']] },
  { id: 'SCH-14', what: 'a gap that begins at a quarter to', zone: 'Pacific/Chatham', schedule: at('02:50', EVERY_DAY),
    from: '2026-09-25T12:00Z', to: '2026-09-28T00:00Z', prompts: [
      ['2026-09-26', '2026-09-25T14:05Z', '2026-09-26 02:50 +1245'],
      ['2026-09-27', '2026-09-26T14:05Z', '2026-09-27 03:50 +1345'],
      ['2026-09-28', '2026-09-27T13:05Z', '2026-09-28 02:50 +1345']] },
  { id: 'SCH-15', what: 'weekdays are the member’s own, a day ahead of UTC', zone: 'Pacific/Kiritimati', schedule: at('09:00'),
    from: '2026-01-30T12:00Z', to: '2026-02-08T12:00Z', never: ['2026-02-06T19:00Z', '2026-02-07T19:00Z'], prompts: [
      ['2026-02-02', '2026-02-01T19:00Z', '2026-02-02 09:00 +1400'],
      ['2026-02-03', '2026-02-02T19:00Z', '2026-02-03 09:00 +1400'],
      ['2026-02-04', '2026-02-03T19:00Z', '2026-02-04 09:00 +1400'],
      ['2026-02-05', '2026-02-04T19:00Z', '2026-02-05 09:00 +1400'],
      ['2026-02-06', '2026-02-05T19:00Z', '2026-02-06 09:00 +1400']] },
  { id: 'SCH-19', what: 'an hour that comes twice, reaching back over midnight', zone: 'Africa/Cairo', schedule: at('23:30', EVERY_DAY),
    from: '2026-10-28T12:00Z', to: '2026-10-31T12:00Z', never: ['2026-10-29T21:30Z'], prompts: [
      ['2026-10-28', '2026-10-28T20:30Z', '2026-10-28 23:30 +0300'],
      ['2026-10-29', '2026-10-29T20:30Z', '2026-10-29 23:30 +0300'],
      ['2026-10-30', '2026-10-30T21:30Z', '2026-10-30 23:30 +0200']] },
  { id: 'SCH-20', what: 'a gap at midnight stays on its date', zone: 'Asia/Beirut', schedule: at('00:00', EVERY_DAY),
    from: '2026-03-27T12:00Z', to: '2026-03-30T12:00Z', never: ['2026-03-28T21:00Z'], prompts: [
      ['2026-03-28', '2026-03-27T22:00Z', '2026-03-28 00:00 +0200'],
      ['2026-03-29', '2026-03-28T22:00Z', '2026-03-29 01:00 +0300'],
      ['2026-03-30', '2026-03-29T21:00Z', '2026-03-30 00:00 +0300']] },
  { id: 'SCH-21', what: 'a gap at midnight south of the equator', zone: 'America/Santiago', schedule: at('00:00', EVERY_DAY),
    from: '2026-09-04T12:00Z', to: '2026-09-07T12:00Z', prompts: [
      ['2026-09-05', '2026-09-05T04:00Z', '2026-09-05 00:00 -0400'],
      ['2026-09-06', '2026-09-06T04:00Z', '2026-09-06 01:00 -0300'],
      ['2026-09-07', '2026-09-07T03:00Z', '2026-09-07 00:00 -0300']] },
  { id: 'SCH-23', what: 'clocks that go back for Ramadan', zone: 'Africa/Casablanca', schedule: at('09:00'),
    from: '2026-02-13T00:00Z', to: '2026-02-17T00:00Z', prompts: [
      ['2026-02-13', '2026-02-13T08:00Z', '2026-02-13 09:00 +0100'],
      ['2026-02-16', '2026-02-16T09:00Z', '2026-02-16 09:00 +0000']] },
  { id: 'SCH-24', what: 'and forward after it', zone: 'Africa/Casablanca', schedule: at('09:00'),
    from: '2026-03-20T00:00Z', to: '2026-03-24T00:00Z', prompts: [
      ['2026-03-20', '2026-03-20T09:00Z', '2026-03-20 09:00 +0000'],
      ['2026-03-23', '2026-03-23T08:00Z', '2026-03-23 09:00 +0100']] },
  { id: 'SCH-27', what: 'a leap day', zone: 'Asia/Tokyo', schedule: at('09:00'),
    from: '2028-02-27T00:00Z', to: '2028-03-02T00:00Z', prompts: [
      ['2028-02-28', '2028-02-28T00:00Z', '2028-02-28 09:00 +0900'],
      ['2028-02-29', '2028-02-29T00:00Z', '2028-02-29 09:00 +0900'],
      ['2028-03-01', '2028-03-01T00:00Z', '2028-03-01 09:00 +0900']] },
  { id: 'MOV-06', what: 'on the day of a change the zone’s name counts, not the offset of the evening before', zone: 'America/New_York',
    schedule: at('09:00', ['sun', 'mon', 'tue', 'wed', 'thu']),
    from: '2026-03-08T00:00Z', to: '2026-03-09T00:00Z', never: ['2026-03-08T14:00Z'], prompts: [
      ['2026-03-08', '2026-03-08T13:00Z', '2026-03-08 09:00 -0400']] },
];

/** The instant of 09:00 on 1 July 2026 in zones whose rules changed since 2022; they need tzdata 2025b or newer. */
// biome-ignore format: a table
export const NEW_RULES: readonly (readonly [Zone, string])[] = [
  ['America/Asuncion', '2026-07-01T12:00Z'], ['Asia/Almaty', '2026-07-01T04:00Z'], ['America/Mexico_City', '2026-07-01T15:00Z'],
  ['America/Ciudad_Juarez', '2026-07-01T15:00Z'], ['Asia/Tehran', '2026-07-01T05:30Z'], ['America/Nuuk', '2026-07-01T10:00Z'],
  ['Africa/Cairo', '2026-07-01T06:00Z'], ['America/Coyhaique', '2026-07-01T12:00Z'], ['Asia/Amman', '2026-07-01T06:00Z'],
  ['Asia/Damascus', '2026-07-01T06:00Z'], ['Europe/Chisinau', '2026-07-01T06:00Z'],
];

/** The same under old names, as Slack may still give them. */
// biome-ignore format: a table
export const OLD_NAMES: readonly (readonly [string, string])[] = [
  ['Asia/Calcutta', '2026-07-01T03:30Z'], ['Asia/Katmandu', '2026-07-01T03:15Z'], ['Europe/Kiev', '2026-07-01T06:00Z'],
  ['US/Eastern', '2026-07-01T13:00Z'], ['America/Buenos_Aires', '2026-07-01T12:00Z'], ['Asia/Rangoon', '2026-07-01T02:30Z'],
];

/** Who takes part, and which standups ask them. */
import type { Schedule } from './record.js';

/** Half and quarter hours, changes of half an hour, of two hours, at midnight, in Ramadan, and both sides of the date line. */
export const ZONES: readonly string[] = [
  'Pacific/Pago_Pago Pacific/Honolulu Pacific/Marquesas America/Adak America/Anchorage America/Los_Angeles',
  'America/Phoenix America/Denver America/Mexico_City America/Chicago America/Havana America/Lima America/New_York',
  'America/Caracas America/Halifax America/Santiago America/Asuncion America/St_Johns America/Sao_Paulo America/Nuuk',
  'America/Miquelon America/Noronha Atlantic/Azores Atlantic/Cape_Verde Etc/UTC Europe/London Europe/Lisbon',
  'Africa/Casablanca Africa/El_Aaiun Europe/Berlin Europe/Madrid Africa/Cairo Africa/Johannesburg Asia/Beirut',
  'Asia/Gaza Asia/Jerusalem Europe/Chisinau Europe/Kyiv Antarctica/Troll Africa/Nairobi Asia/Tehran Asia/Dubai',
  'Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Singapore',
  'Australia/Eucla Asia/Tokyo Australia/Darwin Australia/Adelaide Australia/Lord_Howe Pacific/Norfolk Pacific/Auckland',
  'Pacific/Chatham Pacific/Kiritimati Pacific/Apia',
].flatMap((line) => line.split(' '));

const WEEKDAYS = [1, 2, 3, 4, 5];

export interface Casting {
  readonly name: string;
  readonly schedule: Schedule;
  /** As its owner types it. */
  readonly when: string;
  readonly report: 'thread' | 'compiled-person' | 'compiled-question';
  readonly privacy: 'open' | 'anonymous';
  /** Every n-th person from the m-th on; everybody of the channel, in step with it, when absent. */
  readonly every?: readonly [n: number, m: number];
  /** What its owner changes it to and back again. */
  readonly otherTime?: string;
}

const weekdaysAt = (time: string, windowHours: number): Schedule => ({ time, days: WEEKDAYS, windowHours });

export const STANDUPS: readonly Casting[] = [
  {
    ...{ name: 'Daily', when: 'weekdays at 10:00', schedule: weekdaysAt('10:00', 8), otherTime: '09:00' },
    ...{ report: 'thread', privacy: 'open' },
  },
  {
    ...{ name: 'Berlin sync', when: 'Mon, Wed, Fri at 15:00', report: 'thread', privacy: 'open' },
    schedule: { time: '15:00', days: [1, 3, 5], zone: 'Europe/Berlin', windowHours: 4 },
    ...{ every: [5, 0], otherTime: '16:30' },
  },
  {
    ...{ name: 'Retro', when: 'every other week, Fri at 14:00', report: 'compiled-question' },
    ...{ privacy: 'anonymous', every: [4, 1] },
    schedule: { time: '14:00', days: [5], windowHours: 8, everyTwoWeeksFrom: 'the first' },
  },
  {
    ...{ name: 'Night watch', when: 'every day at 22:30', report: 'thread', privacy: 'open', every: [6, 2] },
    schedule: { time: '22:30', days: [0, 1, 2, 3, 4, 5, 6], windowHours: 6 },
  },
  {
    ...{ name: 'Numbers', when: 'Tue, Thu at 02:30', report: 'compiled-person', privacy: 'open' },
    schedule: { time: '02:30', days: [2, 4], windowHours: 3 },
    ...{ every: [4, 3], otherTime: '08:30' },
  },
  {
    ...{ name: 'Mood', when: 'Sun, Mon at 00:00', report: 'compiled-person', privacy: 'anonymous' },
    schedule: { time: '00:00', days: [0, 1], windowHours: 24 },
    every: [5, 3],
  },
];

/** What a prompt's time has to do with clock changes, in words: pure. */
import { dayNumber } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import { type WallTime, wallOf, type Zone } from '../core/zoned-time.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `'clocks in Europe/Berlin have gone forward by 1 hour since the prompt before'`; undefined when they have not. */
export function clockChange(zone: Zone, before: Instant, at: Instant): string | undefined {
  const minutes = offsetMinutes(at, zone) - offsetMinutes(before, zone);
  if (minutes === 0) return undefined;
  const size = Math.abs(minutes);
  const length = size % 60 === 0 ? plural(size / 60, 'hour') : plural(size, 'minute');
  return `clocks in ${zone} have gone ${minutes > 0 ? 'forward' : 'back'} by ${length} since the prompt before`;
}

/** When the schedule's own wall time is missing that day, or comes twice; undefined on every other day. */
export function wallTimeNote(time: WallTime, zone: Zone, promptAt: Instant): string | undefined {
  if (wallOf(promptAt, zone).time !== time) return `${time} does not exist that day, so it moves forward`;
  // No change goes back by more than two hours, but for those that repeat a whole date.
  const back = offsetMinutes(promptAt, zone) - offsetMinutes(promptAt + 3 * HOUR_MS, zone);
  const again = back > 0 && wallOf(promptAt + back * MINUTE_MS, zone).time === time;
  return again ? `${time} comes twice that day, and the first counts` : undefined;
}

/** Wall clock minus UTC. */
function offsetMinutes(at: Instant, zone: Zone): number {
  const { date, time } = wallOf(at, zone);
  const onTheWall = dayNumber(date) * 1_440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return onTheWall - Math.floor(at / MINUTE_MS);
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

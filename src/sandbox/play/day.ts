/**
 * Some days of a team in five zones. Everything shown was said, pressed or posted through the app itself, over its real connection;
 * only the clock is moved by hand.
 */
import { acts } from './acts/index.js';
import { type Day, HOUR_MS } from './doing.js';

/** Tuesday, 24 March 2026, 17:05 in Berlin: North America has changed its clocks, Europe will on Sunday. */
export const DAY_STARTS = Date.UTC(2026, 2, 24, 16, 5);

/** @param flush shows what the screen has gathered, scene by scene. */
export async function playDay(day: Day, flush: () => Promise<void>): Promise<void> {
  for (const act of acts) {
    await act(day, flush);
    await flush();
  }
}

/** Saturday morning in Berlin: the last act is over, and with it everybody's cooldown and the day's budget. */
export const DAY_AFTER = DAY_STARTS + 90 * HOUR_MS;

/** When a paused thread comes back: pure. */
import { addDays } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import { nextSlot } from '../../core/overlap.js';
import { type Availability, nextWorkingInstant } from '../../core/working-hours.js';
import { instantOf, wallOf } from '../../core/zoned-time.js';

export interface Return {
  readonly at: Instant;
  /** Everyone who took part works then. */
  readonly inAllHours: boolean;
}

const HOUR_MS = 60 * 60_000;
/** Time to read what was said and answer while the others still work. */
const TOGETHER_MINUTES = 30;
/** What no hour of the week brings together comes back to its asker alone. */
const WITHIN_DAYS = 7;

/**
 * The group's next half hour of common working hours, at least an hour away and on a later date for the asker; else the
 * asker's own next working time from that date on.
 * @param others who took part, without the asker.
 */
export function firstReturn(asker: Availability, others: readonly Availability[], now: Instant): Return {
  const { zone } = asker.hours;
  const tomorrow = addDays(wallOf(now, zone).date, 1);
  const from = Math.max(now + HOUR_MS, instantOf(tomorrow, '00:00', zone));
  return (
    nextReturn(asker, others, from) ?? {
      at: Math.max(from, instantOf(tomorrow, '09:00', zone)),
      inAllHours: false,
    }
  );
}

/** The same from `from` on; undefined when the asker has no working time for over a year. */
export function nextReturn(
  asker: Availability,
  others: readonly Availability[],
  from: Instant,
): Return | undefined {
  const together =
    others.length === 0
      ? undefined
      : nextSlot([asker, ...others], TOGETHER_MINUTES, from, { withinDays: WITHIN_DAYS });
  if (together) return { at: together.start, inAllHours: true };
  const at = nextWorkingInstant(asker, from);
  return at === undefined ? undefined : { at, inAllHours: others.length === 0 };
}

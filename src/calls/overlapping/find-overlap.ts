/** Whose hours overlap when: what `/async overlap` shows, from people and the present instant. Pure. */
import type { Instant } from '../../core/clock.js';
import { bestSlot, overlaps, type Slot } from '../../core/overlap.js';
import type { Interval } from '../../core/working-hours.js';
import type { Attendee } from '../attendees.js';
import { writtenDeadline } from '../written-deadline.js';

const DAY_MS = 86_400_000;
const LOOK_DAYS = 7;
/** Columns that fit beside names in a message. */
const MOST_SHOWN = 3;
/** What is shorter is no time to talk in. */
const SHORTEST_MS = 15 * 60_000;
/** As the form of a call suggests it (`views/form.ts`). */
const MINUTES = 25;

export interface Overlap {
  readonly people: readonly Attendee[];
  readonly now: Instant;
  /** The next ones of this week; none when they share no hours. */
  readonly shared: readonly Interval[];
  /** In everyone's hours if there is one in the next two weeks, else with the fewest missing. */
  readonly slot?: Slot<Attendee>;
  readonly minutes: number;
  /** By when everyone has had eight working hours. */
  readonly writtenBy: Instant;
}

/** @param people two or more, the one who asks first. */
export function findOverlap(people: readonly Attendee[], now: Instant): Overlap {
  const shared = overlaps(people, now, now + LOOK_DAYS * DAY_MS).filter(
    ({ start, end }) => end - start >= SHORTEST_MS,
  );
  const slot = bestSlot(people, MINUTES, now);
  return {
    ...{ people, now, shared: shared.slice(0, MOST_SHOWN), minutes: MINUTES },
    ...(slot && people.length - slot.missing.length > 1 && { slot }),
    writtenBy: writtenDeadline(people, now),
  };
}

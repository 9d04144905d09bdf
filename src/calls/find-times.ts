/** When a call may take place: the next slot in everyone's hours, and the times that are offered in its stead. Pure. */
import type { Instant } from '../core/clock.js';
import { nextSlot, type Slot, slots } from '../core/overlap.js';
import type { Availability } from '../core/working-hours.js';

/** Time to read ahead, and to say that it does not suit. */
const NOTICE_MS = 60 * 60_000;
/** Offered times lie so far apart: a quarter of an hour later is no other time. */
const APART_MS = 2 * 60 * 60_000;
const MOST_OFFERED = 8;
/** With fewer times that suit everyone, those that nearly do are offered too. */
const FEW = 3;

/** The first slot in everyone's hours that leaves an hour's notice; undefined when there is none within two weeks. */
export const firstTime = <Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  now: Instant,
): Slot<Person> | undefined => nextSlot(people, minutes, now + NOTICE_MS);

/**
 * Up to eight times, in order and at least two hours apart. Those that suit everyone come first; where they are fewer than three,
 * the times with the fewest people missing are added.
 * @param without the time that it has already: those near it are no other times.
 */
export function offeredTimes<Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  now: Instant,
  without?: Instant,
): readonly Slot<Person>[] {
  if (people.length === 0) return [];
  const all = [...slots(people, minutes, now + NOTICE_MS)];
  const offered: Slot<Person>[] = [];
  for (let missing = 0; missing < people.length && offered.length < FEW; missing += 1) {
    for (const slot of all) {
      if (offered.length === MOST_OFFERED) break;
      const taken = [...offered.map(({ start }) => start), ...(without === undefined ? [] : [without])];
      const near = taken.some((start) => Math.abs(start - slot.start) < APART_MS);
      if (slot.missing.length === missing && !near) offered.push(slot);
    }
  }
  return offered.sort((one, other) => one.start - other.start);
}

/** Who does not work throughout that time. */
export function missingAt<Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  start: Instant,
): readonly Person[] {
  if (people.length === 0) return [];
  // Slots begin on the quarter hour, and so does every time that was offered.
  for (const slot of slots(people, minutes, start, { withinDays: 1 }))
    if (slot.start >= start) return slot.start === start ? slot.missing : people;
  return people;
}

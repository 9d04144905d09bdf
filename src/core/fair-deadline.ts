/** A deadline that is fair to every zone: not before everybody asked has had the same working time to answer. */
import type { Instant } from './clock.js';
import { AppError } from './errors.js';
import { type Availability, workingIntervals } from './working-hours.js';

/**
 * Calendar days after which nobody holds a deadline any more. Two weeks wait for a week's leave with the weekends and
 * a public holiday around it, and still give that person days to answer; a longer absence would stop everybody else.
 */
const CAP_DAYS = 14;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export interface FairDeadline<Person> {
  readonly at: Instant;
  /** Work before the cap, but less than the hours asked: the deadline is the cap, and they have what there is until then. */
  readonly short: readonly Person[];
  /** Do not work at all before the cap: the deadline does not wait for them. */
  readonly absent: readonly Person[];
}

/**
 * The earliest instant by which everybody has had `hours` working hours since `from`, exact to the millisecond.
 * Weekends, leave and holidays count for nothing. It is never later than `capDays` (days of 24 hours) after `from`, and
 * exactly then when somebody is short or all are absent.
 * @param people one or more; the result's `short` and `absent` are these same objects.
 * @throws AppError `bad-input` when nobody is asked (ask at least the author), or `hours` or `capDays` is not above zero.
 */
export function fairDeadline<Person extends Availability>(
  people: readonly Person[],
  hours: number,
  from: Instant,
  { capDays = CAP_DAYS }: { readonly capDays?: number } = {},
): FairDeadline<Person> {
  if (people.length === 0) throw new AppError('bad-input', 'A fair deadline needs at least one person.');
  if (!(hours > 0 && capDays > 0))
    throw new AppError('bad-input', 'A fair deadline needs hours and days above zero.');
  const cap = from + capDays * DAY_MS;
  const short: Person[] = [];
  const absent: Person[] = [];
  let at = from;
  for (const person of people) {
    const reached = whenWorked(person, hours * HOUR_MS, from, cap);
    if (reached === 'never') absent.push(person);
    else if (reached === 'partly') short.push(person);
    else at = Math.max(at, reached);
  }
  if (short.length > 0 || absent.length === people.length) at = cap;
  return { at, short, absent };
}

/** When the person has worked `needed` ms since `from`, if before `cap`. */
function whenWorked(
  person: Availability,
  needed: number,
  from: Instant,
  cap: Instant,
): Instant | 'partly' | 'never' {
  let left = needed;
  for (const { start, end } of workingIntervals(person, from, cap)) {
    if (end - start >= left) return start + left;
    left -= end - start;
  }
  return left < needed ? 'partly' : 'never';
}

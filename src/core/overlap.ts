/** When several people are at work at the same time: the spans that all of them share, and slots into which a call fits. */
import type { Instant } from './clock.js';
import { AppError } from './errors.js';
import { type Availability, type Interval, workingIntervals } from './working-hours.js';

/** Slots begin on the quarter hour, as people make appointments; every zone in use is a multiple of it away from UTC. */
export const SLOT_STEP_MS = 15 * 60_000;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** As far as people plan a call ahead; what has no room in two weeks had better be written. */
const WITHIN_DAYS = 14;

/** A span that begins on a quarter hour, and who of those asked about does not work throughout it. */
export interface Slot<Person> extends Interval {
  /** The same objects as were asked about, in their order. Empty: everybody is at work. */
  readonly missing: readonly Person[];
}

interface SlotOptions {
  /** A slot begins less than so many days (of 24 hours) after `from`. Default 14. */
  readonly withinDays?: number;
}

/** The spans between `from` and `to` in which everybody works: in order, apart from each other. Nobody: none. */
export function overlaps(people: readonly Availability[], from: Instant, to: Instant): readonly Interval[] {
  const [first, ...others] = people.map((person) => spansOf(person, from, to));
  return others.reduce<readonly Interval[]>(
    (shared, spans) =>
      shared.flatMap((one) =>
        spans.flatMap((other) => {
          const start = Math.max(one.start, other.start);
          const end = Math.min(one.end, other.end);
          return start < end ? [{ start, end }] : [];
        }),
      ),
    first ?? [],
  );
}

/**
 * Every slot of that length from `from` on, in order, with those who would be missing; slots in which nobody works are left out.
 * @throws AppError `bad-input` when nobody is asked about, or the length is not above zero.
 */
export function* slots<Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  from: Instant,
  { withinDays = WITHIN_DAYS }: SlotOptions = {},
): Generator<Slot<Person>> {
  if (people.length === 0 || !(minutes > 0))
    throw new AppError('bad-input', 'A slot needs at least one person and a length.');
  const length = minutes * MINUTE_MS;
  const last = from + withinDays * DAY_MS;
  const everybody = people.map((person) => ({ person, spans: spansOf(person, from, last + length) }));
  for (let start = nextStep(from); start < last; start += SLOT_STEP_MS) {
    const end = start + length;
    const missing = everybody.filter(({ spans }) => !covered(spans, start, end)).map(({ person }) => person);
    if (missing.length < people.length) yield { start, end, missing };
  }
}

/** The first slot in which everybody works throughout. */
export function nextSlot<Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  from: Instant,
  options?: SlotOptions,
): Slot<Person> | undefined {
  for (const slot of slots(people, minutes, from, options)) if (slot.missing.length === 0) return slot;
  return undefined;
}

/** The slot with the fewest people missing, and of those the first. Undefined when nobody works at all. */
export function bestSlot<Person extends Availability>(
  people: readonly Person[],
  minutes: number,
  from: Instant,
  options?: SlotOptions,
): Slot<Person> | undefined {
  let best: Slot<Person> | undefined;
  for (const slot of slots(people, minutes, from, options)) {
    if (slot.missing.length === 0) return slot;
    if (!best || slot.missing.length < best.missing.length) best = slot;
  }
  return best;
}

/** A person's working time; hours that follow each other without a break are one span. */
function spansOf(person: Availability, from: Instant, to: Instant): readonly Interval[] {
  const spans: Interval[] = [];
  for (const { start, end } of workingIntervals(person, from, to)) {
    const last = spans.at(-1);
    if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
  return spans;
}

const covered = (spans: readonly Interval[], start: Instant, end: Instant): boolean =>
  spans.some((span) => span.start <= start && end <= span.end);

const nextStep = (at: Instant): Instant => Math.ceil(at / SLOT_STEP_MS) * SLOT_STEP_MS;

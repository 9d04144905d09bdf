/** When each member's turn should come, told from the world's record alone: its schedules, and where people were. */
import { type Person, type Schedule, type SimStandup, zoneAt } from './record.js';
import { addDays, daysBetween, instantOf, weekdayOf } from './wall.js';

const HOUR_MS = 3_600_000;

/** A stretch of time during which neither the schedule nor the person's zone changed. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly schedule: Schedule;
}

export interface DueTurn {
  readonly workDay: string;
  /** By the schedule and zone of the stretch in which it came. */
  readonly due: number;
  /** When it came: later than due if a change put it into the past. */
  readonly reached: number;
  readonly closes: number;
  readonly stretch: Stretch;
}

export function stretchesOf({ schedules }: SimStandup, person: Person): readonly Stretch[] {
  const [first] = schedules;
  if (!first) return [];
  const changes = [...schedules, ...person.zones].map(({ at }) => at).filter((at) => at >= first.at);
  const starts = [...new Set(changes)].sort((a, b) => a - b);
  return starts.map((from, n) => ({
    ...{ from, to: starts[n + 1] ?? Number.POSITIVE_INFINITY },
    zone: zoneAt(person, from),
    schedule: schedules.filter(({ at }) => at <= from).at(-1)?.schedule ?? first.schedule,
  }));
}

/** Undefined on days on which the standup is not held. */
export function dueIn({ zone, schedule }: Pick<Stretch, 'zone' | 'schedule'>, workDay: string) {
  const { days, everyTwoWeeksFrom, time } = schedule;
  if (!days.includes(weekdayOf(workDay))) return undefined;
  // Every second week, counted from Mondays.
  const monday = (date: string) => addDays(date, -((weekdayOf(date) + 6) % 7));
  const apart = everyTwoWeeksFrom && daysBetween(monday(everyTwoWeeksFrom), monday(workDay)) / 7;
  if (apart !== undefined && apart !== '' && apart % 2 !== 0) return undefined;
  return instantOf(schedule.zone ?? zone, workDay, time);
}

/**
 * The turn of a work day: in the first stretch in which it comes. One that a change put into the past is owed only if it was still to come
 * before that change.
 */
export function turnOf(stretches: readonly Stretch[], workDay: string): DueTurn | undefined {
  for (const [n, stretch] of stretches.entries()) {
    const due = dueIn(stretch, workDay);
    if (due === undefined) continue;
    const reached = Math.max(due, stretch.from);
    if (reached >= stretch.to) continue;
    const before = stretches[n - 1];
    if (due < stretch.from && (!before || dueIn(before, workDay) === undefined)) return undefined;
    return { workDay, due, reached, closes: due + stretch.schedule.windowHours * HOUR_MS, stretch };
  }
  return undefined;
}

/**
 * The regions of a channel on a date: whose working days begin near each other. Pure. Where people belong goes by all of them, so that
 * a leave or a holiday moves nobody to another region; when a region's day begins goes by those who work then.
 */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Instant } from '../../core/clock.js';
import { type Availability, type Interval, shiftOf } from '../../core/working-hours.js';
import { instantOf, type WallTime, type Zone } from '../../core/zoned-time.js';

export interface Region {
  /** The zone that most of its people live in; of chosen regions the first. */
  readonly id: Zone;
  /** Of its people, in order. */
  readonly zones: readonly Zone[];
  /** When its day begins, and when the last of its zones goes home. */
  readonly morning: Instant;
  readonly night: Instant;
}

/** Half a working day: whoever begins this long after the first has a morning of their own. */
export const HALF_A_DAY_MS = 4 * 3_600_000;

interface ZonePeople {
  readonly zone: Zone;
  readonly people: readonly Availability[];
  /** When their days usually begin on that date, whoever works on it. */
  readonly begins: Instant;
}

/**
 * In order of their mornings; those in which nobody works on that date are left out.
 * @param chosen zones that are one region, whatever the hours of their people.
 */
export function regionsOn(
  members: readonly Availability[],
  date: CalendarDate,
  chosen: readonly (readonly Zone[])[] = [],
): readonly Region[] {
  const zones = byZone(members, date);
  const groups = chosen.flatMap((wanted) => {
    const theirs = zones.filter(({ zone }) => wanted.includes(zone));
    const [id] = wanted;
    return id === undefined || theirs.length === 0 ? [] : [{ id, zones: theirs }];
  });
  const others = zones.filter(({ zone }) => !chosen.some((wanted) => wanted.includes(zone)));
  return [...groups, ...nearEachOther(others).map((near) => ({ id: mostLivedIn(near), zones: near }))]
    .flatMap((group) => regionOf(group, date))
    .sort((one, other) => one.morning - other.morning || (one.id < other.id ? -1 : 1));
}

function byZone(members: readonly Availability[], date: CalendarDate): readonly ZonePeople[] {
  const zones = new Map<Zone, Availability[]>();
  for (const member of members) {
    const { zone } = member.hours;
    const theirs = zones.get(zone) ?? [];
    theirs.push(member);
    zones.set(zone, theirs);
  }
  return [...zones]
    .map(([zone, people]) => ({ zone, people, begins: instantOf(date, usualStart(people), zone) }))
    .sort((one, other) => one.begins - other.begins || (one.zone < other.zone ? -1 : 1));
}

/** The start that most of them have; of several the earliest. One early bird moves nobody's morning. */
function usualStart(people: readonly Availability[]): WallTime {
  const counts = new Map<WallTime, number>();
  for (const { hours } of people) counts.set(hours.start, (counts.get(hours.start) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return usual?.[0] ?? '09:00';
}

/** @param zones in the order in which their days begin. */
function nearEachOther(zones: readonly ZonePeople[]): readonly (readonly ZonePeople[])[] {
  const groups: ZonePeople[][] = [];
  for (const zone of zones) {
    const [first] = groups.at(-1) ?? [];
    if (first && zone.begins - first.begins < HALF_A_DAY_MS) groups.at(-1)?.push(zone);
    else groups.push([zone]);
  }
  return groups;
}

function mostLivedIn(zones: readonly ZonePeople[]): Zone {
  const [most] = [...zones].sort(
    (one, other) => other.people.length - one.people.length || (one.zone < other.zone ? -1 : 1),
  );
  return most?.zone ?? 'UTC';
}

function regionOf(
  { id, zones }: { readonly id: Zone; readonly zones: readonly ZonePeople[] },
  date: CalendarDate,
): readonly Region[] {
  const shifts = zones.flatMap(({ people }) => usualShift(people, date) ?? []);
  if (shifts.length === 0) return [];
  return [
    {
      id,
      zones: zones.map(({ zone }) => zone).sort(),
      morning: Math.min(...shifts.map(({ start }) => start)),
      night: Math.max(...shifts.map(({ end }) => end)),
    },
  ];
}

/** Of those in a zone who work on that date; undefined when nobody does. */
function usualShift(people: readonly Availability[], date: CalendarDate): Interval | undefined {
  const present = people.filter((person) => shiftOf(person, date));
  const start = usualStart(present);
  const usual = present.find(({ hours }) => hours.start === start);
  return usual && shiftOf(usual, date);
}

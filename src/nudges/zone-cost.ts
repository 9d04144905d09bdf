/** What a live talk would cost the people named: who would have to get up, or stay up, for it. Pure. */
import type { Instant } from '../core/clock.js';
import { isWorking } from '../core/working-hours.js';
import { formatInZone } from '../core/zoned-time.js';
import type { Person } from '../people/person.js';

export interface ZoneCost {
  /** Display name as typed; escape before showing. */
  readonly name: string;
  /** Their wall time now, `HH:mm`. */
  readonly time: string;
}

/** The people among `named` who are outside their working hours at `now`, in the order they were named. Bots have none. */
export function zoneCosts(named: readonly Person[], now: Instant): readonly ZoneCost[] {
  return named
    .filter((person) => !person.isBot && !person.isDeactivated && !isWorking(person.availability, now))
    .map((person) => ({ name: person.name, time: formatInZone(now, person.zone, 'time') }));
}

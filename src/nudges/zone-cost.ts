/** What a live talk would cost the people named: who would have to get up, or stay up, for it. Pure. */
import type { Instant } from '../core/clock.js';
import { type Availability, isWorking } from '../core/working-hours.js';
import { formatInZone } from '../core/zoned-time.js';
import type { Profile } from '../people/person.js';

export interface ZoneCost {
  /** Display name as typed; escape before showing. */
  readonly name: string;
  /** Their wall time now, `HH:mm`. */
  readonly time: string;
}

/**
 * The people among `named` who are outside their working hours at `now`, in the order they were named. Bots have none.
 * Leave and holidays are left out of it: the time of day would be no reason then, and nobody is to learn of them this way.
 */
export function zoneCosts(named: readonly Profile[], now: Instant): readonly ZoneCost[] {
  return named
    .filter((person) => !person.isBot && !person.isDeactivated && !isWorking(hoursAlone(person), now))
    .map((person) => ({ name: person.name, time: formatInZone(now, person.zone, 'time') }));
}

const hoursAlone = ({ hours }: Profile): Availability => ({
  hours,
  leave: [],
  holidays: [],
});

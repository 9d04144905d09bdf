/** Instants in words for one person, where Slack's own date markup cannot reach: notifications and old clients show these. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import { formatInZone, type Zone, zoneName } from '../core/zoned-time.js';
import type { ProfileReader } from './person.js';

/** `'Thu 12 Mar, 15:00 Central European Standard Time'`: it names its zone, because somebody else may read it. */
export const inWords = (at: Instant, zone: Zone): string =>
  `${formatInZone(at, zone, 'day-and-time')} ${zoneName(at, zone)}`;

/** The same for a person by id: in their zone, or in UTC when nobody knows them. */
export const createInWords =
  ({ people }: { readonly people: ProfileReader }) =>
  async (team: TeamId, user: UserId, at: Instant): Promise<string> => {
    const person = await people.profile(team, user);
    return inWords(at, person?.hours.zone ?? 'UTC');
  };

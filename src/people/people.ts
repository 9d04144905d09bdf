/** People as the slices need them: Slack's directory and their own choices, put together. */
import type { HolidaysIn } from '../core/holiday-calendar.js';
import type { TeamId, UserId } from '../core/ids.js';
import { defaultWorkingHours, type Leave, type WorkingHours } from '../core/working-hours.js';
import { isZone, wallTime, type Zone } from '../core/zoned-time.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi, SlackUser } from '../slack/slack-api.js';
import type { KnownChoices, PeopleReader, ProfileReader } from './person.js';
import type { Preference, PreferenceReader } from './preference.js';

export interface PeopleDeps {
  /** Cached: it is asked for every nudge. */
  readonly directory: Pick<SlackApi, 'user'>;
  readonly preferences: PreferenceReader;
  readonly holidaysIn: HolidaysIn;
  /** The leave that people told of; another slice keeps it. */
  readonly leave: { of(team: TeamId, user: UserId): Promise<readonly Leave[]> };
}

/**
 * The reader of people. Whoever told of no leave and no region counts as at work in their hours.
 * @throws SlackCallError when Slack is unreachable and the directory has never seen the person.
 */
export function createPeople({
  directory,
  preferences,
  holidaysIn,
  leave,
}: PeopleDeps): PeopleReader & ProfileReader {
  async function known(team: TeamId, user: UserId, choices?: KnownChoices) {
    const found = await knownUser(directory, team, user);
    if (!found) return undefined;
    const { preference } = choices ?? { preference: await preferences.find(team, user) };
    const { zone: slackZone, ...person } = found;
    const hours = workingHours(preference, slackZone);
    return { profile: { ...person, zone: hours.zone, hours }, region: preference?.region };
  }

  return {
    profile: async (team, user, choices) => (await known(team, user, choices))?.profile,
    async person(team, user) {
      const found = await known(team, user);
      if (!found) return undefined;
      const { hours, ...person } = found.profile;
      const holidays = [...(await holidaysIn(found.region))];
      return { ...person, availability: { hours, leave: await leave.of(team, user), holidays } };
    },
  };
}

/** @param slackZone as Slack tells it, if it does. @returns hours by choice, else the default; zone kept by choice, else Slack's, else UTC. */
export function workingHours(
  preference: Preference | undefined,
  slackZone: string | undefined,
): WorkingHours {
  const usual = defaultWorkingHours(knownZone(preference?.zone) ?? knownZone(slackZone) ?? 'UTC');
  return {
    ...usual,
    ...(preference?.workStart && { start: wallTime(preference.workStart) }),
    ...(preference?.workEnd && { end: wallTime(preference.workEnd) }),
    ...(preference?.workDays && { days: preference.workDays }),
  };
}

/** Slack may know a zone that this machine's data does not; that must not cost a person their nudge. */
export const knownZone = (name: string | undefined): Zone | undefined =>
  name !== undefined && isZone(name) ? name : undefined;

async function knownUser(
  directory: PeopleDeps['directory'],
  team: TeamId,
  user: UserId,
): Promise<SlackUser | undefined> {
  try {
    return await directory.user(team, user);
  } catch (error) {
    // `user_not_found` and `user_not_visible`: nobody, as far as we may know.
    if (error instanceof SlackCallError && (error.kind === 'gone' || error.kind === 'person'))
      return undefined;
    throw error;
  }
}

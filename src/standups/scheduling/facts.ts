/** What decides whether and when a member is asked, gathered from Slack, their own choices and the store. */
import type { HolidaysIn } from '../../core/holiday-calendar.js';
import type { TeamId, UserId } from '../../core/ids.js';
import { isZone, type Zone } from '../../core/zoned-time.js';
import type { ProfileReader } from '../../people/person.js';
import type { PreferenceReader } from '../../people/preference.js';
import { SlackCallError } from '../../slack/errors.js';
import type { SlackStatus } from '../../slack/slack-api.js';
import type { Member } from '../standup.js';
import type { LeaveRepository } from '../standup-repository.js';

export interface FactsDeps {
  readonly people: ProfileReader;
  readonly preferences: PreferenceReader;
  readonly leave: Pick<LeaveRepository, 'of'>;
  readonly holidaysIn: HolidaysIn;
}

export interface MemberFacts {
  readonly member: Member<UserId>;
  /** As Slack shows it, or the id. Typed by a person: escape it. */
  readonly name: string;
  readonly isBot: boolean;
  readonly status?: SlackStatus;
}

/** What is known of a member before anybody is asked. */
export interface Known {
  /** As last seen: it counts while Slack can't be asked. */
  readonly zone?: Zone | undefined;
  /** The standup's: its public holidays count for members who told no region of their own. */
  readonly region?: string | undefined;
}

export type GatherFacts = (team: TeamId, user: UserId, known: Known) => Promise<MemberFacts>;

/**
 * @throws SlackCallError when Slack can't be asked and nobody has seen the person before.
 */
export const createGatherFacts =
  ({ people, preferences, leave, holidaysIn }: FactsDeps): GatherFacts =>
  async (team, user, { zone: storedZone, region }) => {
    const chosen = await preferences.find(team, user);
    const person = await unlessUnreached(people.profile(team, user, { preference: chosen }), storedZone);
    const member: Member<UserId> = {
      id: user,
      zone: person?.zone ?? knownZone(chosen?.zone) ?? storedZone ?? 'UTC',
      leave: await leave.of(team, user),
      holidays: await holidaysIn(chosen?.region ?? region),
      // Only days that they chose: a standup held on Sundays is not refused for hours that nobody set.
      ...(chosen?.workDays && { workingDays: chosen.workDays }),
      ...((person === undefined || person?.isDeactivated) && { deactivated: true }),
    };
    return {
      member,
      name: person?.name ?? user,
      isBot: person?.isBot ?? false,
      ...(person?.status && { status: person.status }),
    };
  };

/** @returns null when Slack can't be asked, and a zone is stored to go by. */
async function unlessUnreached(asked: ReturnType<ProfileReader['profile']>, storedZone: Zone | undefined) {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SlackCallError && storedZone !== undefined) return null;
    throw error;
  }
}

const knownZone = (name: string | undefined): Zone | undefined =>
  name !== undefined && isZone(name) ? name : undefined;

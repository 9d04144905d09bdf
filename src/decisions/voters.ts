/** Whose working hours a deadline is counted in: the people asked, or whoever may read it when nobody was named. */
import { type TeamId, type UserId, userId } from '../core/ids.js';
import type { Leave } from '../core/working-hours.js';
import type { PeopleReader, Person } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { Voter } from './deadline.js';
import type { Decision } from './decision.js';
import { isActive } from './seeing.js';

/** In a large channel the first so many people stand for all. */
const MOST_PEOPLE = 100;
/** Members asked for, so that so many people are among them beside the apps. */
const MOST_MEMBERS = 200;

export interface VotersDeps {
  readonly people: PeopleReader;
  /** Leave as people told it. */
  readonly leave: { of(team: TeamId, user: UserId): Promise<readonly Leave[]> };
  readonly slack: Pick<SlackApi, 'members'>;
}

export interface Voters {
  /** One or more: nobody else left, the author's own hours count. @throws SlackCallError when Slack cannot be reached. */
  of(decision: Decision): Promise<readonly Voter[]>;
  /** One person with their leave; undefined when they are not there any more. */
  one(team: TeamId, user: UserId): Promise<(Voter & { readonly person: Person }) | undefined>;
}

export function createVoters({ people, leave, slack }: VotersDeps): Voters {
  const one: Voters['one'] = async (team, user) => {
    const person = await people.person(team, user);
    if (!isActive(person)) return undefined;
    const { availability } = person;
    const away = [...availability.leave, ...(await leave.of(team, user))];
    return { user, person, availability: { ...availability, leave: away } };
  };

  async function read(team: TeamId, users: readonly UserId[]): Promise<readonly Voter[]> {
    const voters: Voter[] = [];
    for (const user of users) {
      if (voters.length === MOST_PEOPLE) break;
      const voter = await one(team, user);
      if (voter) voters.push(voter);
    }
    return voters;
  }

  /** Nobody, when Slack does not let us see them. */
  async function members({ team, channel }: Decision): Promise<readonly UserId[]> {
    try {
      return await slack.members(team, channel, MOST_MEMBERS);
    } catch (error) {
      const passing = error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind);
      if (passing || !(error instanceof SlackCallError)) throw error;
      return [];
    }
  }

  return {
    one,
    async of(decision) {
      const { team, author, asked } = decision;
      const named = await read(
        team,
        asked.map(({ user }) => user),
      );
      if (named.length > 0) return named;
      const readers = await read(
        team,
        (await members(decision)).filter((user) => user !== author),
      );
      if (readers.length > 0) return readers;
      const own = await read(team, [author]);
      return own.length > 0 ? own : [ROUND_THE_CLOCK];
    },
  };
}

/** Nobody is left whose hours could count: the clock's own do. */
const ROUND_THE_CLOCK: Voter = {
  user: userId(''),
  availability: {
    hours: {
      ...{ start: '00:00', end: '00:00', zone: 'UTC' },
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    },
    leave: [],
    holidays: [],
  },
};

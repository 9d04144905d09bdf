/** The people of a call, an overlap or a paused thread: name, zone, and when they work, leave included. */
import type { TeamId, UserId } from '../core/ids.js';
import type { Availability } from '../core/working-hours.js';
import type { Zone } from '../core/zoned-time.js';
import type { PeopleReader, Person } from '../people/person.js';
import type { LeaveRepository } from '../standups/standup-repository.js';

export interface Attendee extends Availability {
  readonly id: UserId;
  /** As in Slack, typed by a person: escape it. */
  readonly name: string;
  readonly zone: Zone;
}

export interface AttendeesDeps {
  readonly people: PeopleReader;
  readonly leave: Pick<LeaveRepository, 'ofMany'>;
}

export interface Attendees {
  /**
   * In the order asked for. Apps, people who left and those whom nobody knows are left out: no call waits for them.
   * @throws SlackCallError when Slack cannot be reached and has not told of somebody before.
   */
  of(team: TeamId, users: readonly UserId[]): Promise<readonly Attendee[]>;
  /** The same, with those left out by name or id. */
  sorted(team: TeamId, users: readonly UserId[]): Promise<SortedPeople>;
}

export interface SortedPeople {
  readonly attendees: readonly Attendee[];
  /** Names. */
  readonly apps: readonly string[];
  readonly gone: readonly string[];
  readonly unknown: readonly UserId[];
}

export function createAttendees({ people, leave }: AttendeesDeps): Attendees {
  async function sorted(team: TeamId, users: readonly UserId[]): Promise<SortedPeople> {
    const ids = [...new Set(users)];
    const [known, away] = await Promise.all([
      Promise.all(ids.map((id) => people.person(team, id))),
      leave.ofMany(team, ids),
    ]);
    const found = known.flatMap((person) => person ?? []);
    const present = found.filter(({ isBot, isDeactivated }) => !isBot && !isDeactivated);
    return {
      attendees: present.map((person) => attendee(person, away.get(person.id) ?? [])),
      apps: found.filter(({ isBot }) => isBot).map(({ name }) => name),
      gone: found.filter(({ isBot, isDeactivated }) => isDeactivated && !isBot).map(({ name }) => name),
      unknown: ids.filter((_, n) => known[n] === undefined),
    };
  }
  return { sorted, of: async (team, users) => (await sorted(team, users)).attendees };
}

const attendee = ({ id, name, zone, availability }: Person, told: Availability['leave']): Attendee => ({
  ...{ id, name, zone, ...availability },
  leave: [...availability.leave, ...told],
});

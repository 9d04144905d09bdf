/** People's names for the views. */
import type { TeamId, UserId } from '../../core/ids.js';
import type { Person } from '../../people/person.js';
import type { NameOf } from './views/words.js';

/** The little of `PeopleReader` that a report needs. */
export interface NameReader {
  person(team: TeamId, user: UserId): Promise<Pick<Person, 'name'> | undefined>;
}

/** @throws SlackCallError when Slack can't be asked and has never told the name. */
export type Names = (team: TeamId, users: readonly UserId[]) => Promise<NameOf>;

/** One after the other: Slack allows a hundred such questions a minute, and most are answered from the directory's memory. */
export const createNames =
  ({ people }: { readonly people: NameReader }): Names =>
  async (team, users) => {
    const names = new Map<UserId, string>();
    for (const user of new Set(users)) {
      const person = await people.person(team, user);
      if (person) names.set(user, person.name);
    }
    return (user) => names.get(user) ?? 'Somebody';
  };

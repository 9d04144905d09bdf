/** The names of everybody that a message speaks of. */
import type { TeamId, UserId } from '../core/ids.js';
import type { PeopleReader } from '../people/person.js';
import type { Decision, Position } from './decision.js';
import type { Names } from './views/words.js';

export type ReadNames = (decision: Decision, positions: readonly Position[]) => Promise<Names>;

/** @throws SlackCallError when Slack cannot be asked and nobody has seen the person before. */
export const createReadNames =
  ({ people }: { readonly people: PeopleReader }): ReadNames =>
  (decision, positions) =>
    namesOfAll(people, decision.team, [
      ...[decision.author, decision.owner, decision.passedFrom, decision.extendedBy, decision.closedBy],
      ...decision.asked.map(({ user }) => user),
      ...positions.map(({ user }) => user),
    ]);

async function namesOfAll(
  people: PeopleReader,
  team: TeamId,
  users: readonly (UserId | undefined)[],
): Promise<Names> {
  const names = new Map<UserId, string>();
  // '' stands for somebody who had themselves deleted.
  const wanted = new Set(users.filter((user): user is UserId => user !== undefined && user !== ''));
  for (const user of wanted) {
    const person = await people.person(team, user);
    if (person) names.set(user, person.name);
  }
  return names;
}

/** What members were last planned by, in memory. */
import { userId } from '../../src/core/ids.js';
import type { TermsRepository } from '../../src/standups/scheduling/terms.js';
import type { MemoryStandups } from './memory-standups.js';

export function memoryTerms({
  terms,
  occurrences,
}: Pick<MemoryStandups['kept'], 'terms' | 'occurrences'>): TermsRepository {
  const usersUnder = (prefix: string) => [...terms.keys()].filter((key) => key.startsWith(prefix));
  return {
    find: async (team, standup, user) => terms.get(`${team}/${standup}/${user}`),
    async usersWithoutNext(team, standup, now) {
      const turns = [...occurrences.values()].filter(
        (each) => each.team === team && each.standup === standup,
      );
      const hasNext = (user: string) =>
        turns.some((each) => each.user === user && each.state === 'waiting' && each.promptAt > now);
      const users = usersUnder(`${team}/${standup}/`).map((key) => userId(key.split('/')[2] ?? ''));
      return users.filter((user) => !hasNext(user));
    },
    set: async (team, standup, user, each) => void terms.set(`${team}/${standup}/${user}`, each),
    users: async (team, standup) =>
      usersUnder(`${team}/${standup}/`).map((key) => userId(key.slice(`${team}/${standup}/`.length))),
    async forget(team, standup, user) {
      const going = user === undefined ? usersUnder(`${team}/${standup}/`) : [`${team}/${standup}/${user}`];
      for (const key of going) terms.delete(key);
    },
    async deletePerson(team, user) {
      const theirs = usersUnder(`${team}/`).filter((key) => key.endsWith(`/${user}`));
      for (const key of theirs) terms.delete(key);
      return theirs.length;
    },
  };
}

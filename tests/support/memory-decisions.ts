/** The store of decisions in memory: enough for the tests of use cases. The contract is tested on the real engines. */
import type { Decision, Position } from '../../src/decisions/decision.js';
import type { DecisionRepository } from '../../src/decisions/decision-repository.js';

export interface KeptDecisions {
  decisions: Map<string, Decision>;
  positions: Map<string, Position>;
}

/** @param kept what survives the process, and what a failed transaction takes back. */
export function memoryDecisions(kept: KeptDecisions): DecisionRepository {
  const all = () => [...kept.decisions.values()];
  const inTeam = (team: string) => all().filter((each) => each.team === team);
  const newestFirst = (one: Decision, other: Decision) =>
    other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1);
  return {
    async add(decision) {
      if (kept.decisions.has(decision.id)) return false;
      kept.decisions.set(decision.id, decision);
      return true;
    },
    find: async (team, id) => inTeam(team).find((each) => each.id === id),
    async save(next) {
      if (kept.decisions.get(next.id)?.version !== next.version - 1) return false;
      kept.decisions.set(next.id, next);
      return true;
    },
    positions: async (team, id) =>
      [...kept.positions.values()].filter((each) => each.team === team && each.decision === id),
    async savePosition(position) {
      kept.positions.set(`${position.decision}/${position.user}`, position);
    },
    due: async (now, limit) =>
      all()
        .filter(({ dueAt = Number.POSITIVE_INFINITY }) => dueAt <= now)
        .slice(0, limit),
    newest: async (team, limit, after) => {
      const sorted = inTeam(team).sort(newestFirst);
      const from = after ? sorted.findIndex(({ id }) => id === after.id) + 1 : 0;
      return sorted.slice(from, from + limit);
    },
    between: async (team, channels, from, to) =>
      inTeam(team)
        .filter(({ channel }) => channels.includes(channel))
        .filter(({ createdAt, deadline, closedAt }) =>
          [createdAt, deadline, closedAt].some((at) => at !== undefined && at >= from && at < to),
        ),
    runningAt: async (team, channel, at) =>
      inTeam(team).filter(
        (each) => each.channel === channel && each.createdAt < at && (each.deadline ?? 0) > at,
      ),
    openFor: async (team, user) =>
      inTeam(team).filter(
        ({ state, owner, asked }) =>
          state === 'proposed' && (owner === user || asked.some((each) => each.user === user)),
      ),
    allOf: async (team, user) => inTeam(team).filter(({ author }) => author === user),
    positionsOf: async (team, user) =>
      [...kept.positions.values()].filter((each) => each.team === team && each.user === user),
    async deletePerson(_team, user) {
      const theirs = all().filter(({ author }) => author === user);
      for (const { id } of theirs) kept.decisions.delete(id);
      return theirs.length;
    },
  };
}

/** What is unasked and waits, in memory; and attention that tells at once, for worlds in which nobody's time matters. */
import { RetryLater } from '../../src/jobs/job.js';
import type { Outbox } from '../../src/outbox/outbox.js';
import type { Attention, LesserItem, LesserRepository, UnaskedSource } from '../../src/outbox/unasked.js';

export interface KeptLesser {
  lesser: Map<string, LesserItem>;
}

/** @param kept holds the map, which a transaction that is taken back replaces. */
export function memoryLesser(kept: KeptLesser): LesserRepository {
  const idOf = (team: string, key: string) => `${team}/${key}`;
  const of = (team: string, user: string) =>
    [...kept.lesser.values()]
      .filter((each) => each.team === team && each.user === user)
      .sort((one, other) => one.offeredAt - other.offeredAt || (one.key < other.key ? -1 : 1));
  const change = (
    team: string,
    keys: readonly string[],
    states: readonly LesserItem['state'][],
    changes: Partial<LesserItem>,
  ): number => {
    const found = keys.flatMap((key) => kept.lesser.get(idOf(team, key)) ?? []);
    const fit = found.filter(({ state }) => states.includes(state));
    for (const item of fit) kept.lesser.set(idOf(team, item.key), { ...item, ...changes });
    return fit.length;
  };
  return {
    async add(offer, now) {
      const id = idOf(offer.team, offer.key);
      if (kept.lesser.has(id)) return false;
      kept.lesser.set(id, { ...offer, state: 'waiting', offeredAt: now });
      return true;
    },
    openFor: async (team, user) =>
      of(team, user).filter(({ state }) => state === 'waiting' || state === 'taken'),
    take: async (team, keys, message, now) =>
      change(team, keys, ['waiting'], { state: 'taken', message, takenAt: now }),
    postpone: async (team, key, reason, until) => void change(team, [key], ['waiting'], { reason, until }),
    settle: async (team, keys, state, reason) =>
      void change(team, keys, ['waiting', 'taken'], { state, ...(reason !== undefined && { reason }) }),
    async messagesSince(team, user, since) {
      const begun = of(team, user).filter(
        ({ state, takenAt = 0 }) => (state === 'taken' || state === 'told') && takenAt >= since,
      );
      return new Set(begun.map(({ message }) => message)).size;
    },
    recent: async (team, user, limit) =>
      of(team, user)
        .filter(({ reason }) => reason !== undefined)
        .reverse()
        .slice(0, limit),
    allOf: async (team, user) => of(team, user),
    async deletePerson(team, user) {
      const theirs = of(team, user);
      for (const { key } of theirs) kept.lesser.delete(idOf(team, key));
      return theirs.length;
    },
    purge: async () => 0,
  };
}

/** @param sources asked for late: they belong to what is given this. */
export const tellAtOnce = (
  outbox: Pick<Outbox, 'put'>,
  sources: () => readonly UnaskedSource[],
): Attention => ({
  async offer(...offers) {
    for (const item of offers) {
      const source = sources().find(({ name }) => name === item.source);
      if (!source) throw new Error(`nobody tells ${item.source}`);
      const told = await source.tell(item);
      if (!told) continue;
      const { team, key, user } = item;
      const to = { kind: 'dm', user } as const;
      const outcome = await outbox.put({ team, key, to, content: told.content, unasked: source.kind });
      if (outcome.state === 'later') throw new RetryLater(outcome.at, 'Slack asked us to wait.');
    }
  },
});

/** What the outbox remembers, in memory. `intend` is compare-and-set, as on the real engines. */
import type { OutboxRecord, OutboxRepository } from '../../src/outbox/outbox.js';

export function memoryOutboxRepository(
  records: Map<string, OutboxRecord> = new Map(),
): OutboxRepository & { readonly records: Map<string, OutboxRecord> } {
  const keyOf = ({ team, key }: Pick<OutboxRecord, 'team' | 'key'>) => `${team}/${key}`;
  return {
    records,
    find: async (team, key) => records.get(keyOf({ team, key })),
    async intend(record, expected) {
      const there = records.get(keyOf(record));
      const asExpected =
        there?.state === expected?.state &&
        there?.contentHash === expected?.contentHash &&
        there?.attempts === expected?.attempts;
      if (asExpected) records.set(keyOf(record), record);
      return asExpected;
    },
    settle: async (record) => void records.set(keyOf(record), record),
    countUnasked: async (team, user, since) =>
      [...records.values()].filter(
        (each) => each.team === team && each.user === user && each.unasked && each.intendedAt >= since,
      ).length,
    allOf: async (team, user, since = 0) =>
      [...records.values()].filter(
        (each) => each.team === team && each.user === user && each.intendedAt >= since,
      ),
    deletePerson: async () => 0,
    purge: async () => 0,
  };
}

/** Digests in memory: one channel's. */
import type { DigestRecord, DigestRepository, DigestSettings } from '../../src/digests/digest.js';

/** @param settings as they are at the moment. */
export function memoryDigests(
  settings: () => DigestSettings,
  records: Map<string, DigestRecord>,
): DigestRepository {
  const keyOf = ({ day, region }: Pick<DigestRecord, 'day' | 'region'>) => `${day} ${region}`;
  const all = () => [...records.values()].sort((one, other) => one.to - other.to);
  return {
    settings: async () => settings(),
    saveSettings: async () => false,
    switchedOn: async () => [],
    async begin(record) {
      if (records.has(keyOf(record))) return false;
      records.set(keyOf(record), record);
      return true;
    },
    find: async (_team, _channel, day, region = undefined) =>
      records.get(keyOf({ day, region: region ?? '' })),
    parts: async (_team, _channel, since) => all().filter(({ region, to }) => region !== '' && to >= since),
    settle: async (record) => void records.set(keyOf(record), record),
    lastTold: async () =>
      all().findLast(({ region, state }) => region === '' && (state === 'posted' || state === 'empty')),
    changedBy: async () => [],
    forgetPerson: async () => 0,
    purge: async () => 0,
  };
}

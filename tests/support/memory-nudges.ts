/** The nudges' port in memory, for the tests of use cases. */
import type { Instant } from '../../src/core/clock.js';
import type { NudgeRecord, NudgeRepository } from '../../src/nudges/nudge.js';

export function memoryNudges(): NudgeRepository & { readonly records: NudgeRecord[] } {
  const records: NudgeRecord[] = [];
  const turns = new Map<string, Instant>();
  const same = (channel: string, ts: string) => (each: NudgeRecord) =>
    each.channel === channel && each.ts === ts;
  const set = (channel: string, ts: string, change: Partial<NudgeRecord>) => {
    const at = records.findIndex(same(channel, ts));
    const record = records[at];
    if (record) records[at] = { ...record, ...change };
  };
  return {
    records,
    async takeTurn({ user, channel, now, personCooldownMs, channelCooldownMs }) {
      if (now - (turns.get(user) ?? Number.NEGATIVE_INFINITY) < personCooldownMs) return 'person-cooldown';
      if (now - (turns.get(channel) ?? Number.NEGATIVE_INFINITY) < channelCooldownMs)
        return 'channel-cooldown';
      turns.set(user, now).set(channel, now);
      return 'taken';
    },
    async lastNudged(_team, user, channel) {
      const [person, inChannel] = [turns.get(user), turns.get(channel)];
      return {
        ...(person !== undefined && { person }),
        ...(inChannel !== undefined && { channel: inChannel }),
      };
    },
    async record(nudge) {
      if (!records.some((each) => same(nudge.channel, nudge.ts)(each) && each.rule === nudge.rule))
        records.push(nudge);
    },
    find: async (_team, channel, ts) => records.find(same(channel, ts)),
    spokeIn: async (_team, channel, threadTs, rule) =>
      records.some(
        (each) =>
          each.channel === channel &&
          each.threadTs === threadTs &&
          each.rule === rule &&
          each.quiet === undefined,
      ),
    giveFeedback: async (_team, channel, ts, feedback) => set(channel, ts, { feedback }),
    attachText: async (_team, channel, ts, attachedText) => set(channel, ts, { attachedText }),
    recent: async (_team, user, limit) =>
      records
        .filter((each) => each.user === user)
        .reverse()
        .slice(0, limit),
    allOf: async (_team, user) => records.filter((each) => each.user === user),
    withAttachedText: async () => records.filter((each) => each.attachedText !== undefined),
    deletePerson: async () => 0,
    purge: async () => 0,
  };
}

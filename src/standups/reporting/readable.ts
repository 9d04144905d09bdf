/** Which standups somebody may look back at: its members, observers and owners; a confidential one, its owners alone. */
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import { eachOnce } from '../each-once.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';

export interface ReadableStandups {
  /** By name. */
  all(team: TeamId, user: UserId): Promise<readonly Standup[]>;
  /** Undefined for one that is not there and for one that is not theirs alike. */
  find(team: TeamId, user: UserId, id: StandupId): Promise<Standup | undefined>;
}

export function createReadableStandups({
  standups,
}: {
  readonly standups: Pick<StandupRepository, 'ownedBy' | 'ofMember'>;
}): ReadableStandups {
  async function all(team: TeamId, user: UserId): Promise<readonly Standup[]> {
    const [asked, owned] = await Promise.all([standups.ofMember(team, user), standups.ownedBy(team, user)]);
    return eachOnce([...asked.filter(({ privacy }) => privacy !== 'confidential'), ...owned]);
  }
  return {
    all,
    find: async (team, user, id) => (await all(team, user)).find((each) => each.id === id),
  };
}

/** What fits the words best: the very name, else names that begin so, else names that hold the words. */
export function named(standups: readonly Standup[], words: string): readonly Standup[] {
  const wanted = words.trim().toLowerCase();
  const where = (fits: (name: string) => boolean) =>
    standups.filter(({ name }) => fits(name.trim().toLowerCase()));
  const ways = [
    where((name) => name === wanted),
    where((name) => name.startsWith(wanted)),
    where((name) => name.includes(wanted)),
  ];
  return ways.find((found) => found.length > 0) ?? [];
}

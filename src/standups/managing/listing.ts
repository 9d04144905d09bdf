/** Which standups a person is shown: those that ask them, that they observe or own, and those of the channel they are in. */
import type { ChannelId, TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import { eachOnce } from '../each-once.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import { managedBy } from './access.js';
import type { ListedStandup } from './views/list.js';

export interface Listing {
  readonly mine: readonly ListedStandup[];
  /** Of this channel, and not mine. */
  readonly others: readonly ListedStandup[];
}

/** @param channel undefined in the DM, which has none of its own. */
export type ListStandups = (team: TeamId, user: UserId, channel: ChannelId | undefined) => Promise<Listing>;

export const createListStandups =
  ({
    standups,
    people,
  }: {
    readonly standups: Pick<StandupRepository, 'ownedBy' | 'ofMember' | 'ofChannel'>;
    readonly people: PeopleReader;
  }): ListStandups =>
  async (team, user, channel) => {
    const [person, asked, owned, here] = await Promise.all([
      people.person(team, user),
      standups.ofMember(team, user),
      standups.ownedBy(team, user),
      channel === undefined ? [] : standups.ofChannel(team, channel),
    ]);
    const mine = eachOnce([...asked, ...owned]);
    const mineIds = new Set(mine.map(({ id }) => id));
    const listed = (each: readonly Standup[]): readonly ListedStandup[] =>
      each.map((standup) => ({ standup, manageable: managedBy(standup, user, person?.isAdmin === true) }));
    return { mine: listed(mine), others: listed(here.filter(({ id }) => !mineIds.has(id))) };
  };

/** Those whose name holds these words, in whatever case; the one that is named exactly stands alone. */
export function named(words: string, listed: readonly ListedStandup[]): readonly ListedStandup[] {
  const sought = words.trim().toLowerCase();
  const exact = listed.filter(({ standup }) => standup.name.toLowerCase() === sought);
  return exact.length > 0
    ? exact
    : listed.filter(({ standup }) => standup.name.toLowerCase().includes(sought));
}

/** What is unasked and waits, had to wait or was left out, and why, for `/async why`. */
import type { TeamId, UserId } from '../core/ids.js';
import type { RecentChoices } from '../people/coming.js';
import type { LesserItem, LesserRepository, UnaskedSource } from './unasked.js';
import { lesserChoiceLine } from './views/choices.js';

export const createRecentChoices =
  (deps: {
    readonly lesser: Pick<LesserRepository, 'recent'>;
    readonly sources: () => readonly UnaskedSource[];
    /** The instant in words with its zone, for this person. */
    readonly inWords: (team: TeamId, user: UserId, at: number) => Promise<string>;
  }): RecentChoices =>
  async (team, user, limit) => {
    const items = await deps.lesser.recent(team, user, limit);
    const told = items.map(async (item: LesserItem) => {
      const { source, offeredAt, reason, until } = item;
      const kind = deps.sources().find(({ name }) => name === source)?.kind;
      if (reason === undefined || kind === undefined) return undefined;
      const whenNext = until === undefined ? undefined : await deps.inWords(team, user, until);
      const what = lesserChoiceLine({ kind, state: item.state, reason, until, whenNext });
      return { at: offeredAt, what, code: reason };
    });
    return (await Promise.all(told)).filter((each) => each !== undefined);
  };

/** My standups on Home: each with my next question, and *Manage* on those I may manage. */
import type { Instant } from '../../core/clock.js';
import type { UserId } from '../../core/ids.js';
import type { HomeSection } from '../../people/home.js';
import type { Slot } from '../standup.js';
import type { Standup } from '../standup-record.js';
import { type ComingPrompts, slotKey } from './coming.js';
import type { ListStandups } from './listing.js';
import { homeStandupsView } from './views/home.js';

/** Home holds 100 blocks, and each of these costs a look at its roster. */
const MOST_SHOWN = 10;

export function createHomeSection(deps: {
  readonly listStandups: ListStandups;
  readonly coming: ComingPrompts;
}): HomeSection {
  /** As the preview has it: a day on leave is passed over. */
  async function nextOf(standup: Standup, user: UserId): Promise<Instant | undefined> {
    if (standup.state !== 'active') return undefined;
    const mine = await deps.coming.ofOne(standup, user);
    const asks = (slot: Slot) =>
      slot.skip === undefined && !mine?.settled.has(slotKey(slot)) && !mine?.away.has(slotKey(slot));
    return mine?.slots.find(asks)?.promptAt;
  }

  return async (team, user) => {
    const { mine } = await deps.listStandups(team, user, undefined);
    const shown = await Promise.all(
      mine.slice(0, MOST_SHOWN).map(async ({ standup, manageable }) => {
        const next = await nextOf(standup, user);
        return { standup, manageable, ...(next !== undefined && { next }) };
      }),
    );
    return homeStandupsView(shown, mine.length - shown.length);
  };
}

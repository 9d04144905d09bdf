/** What is coming to me in the next 7 days, on Home: my prompts and what the other slices are about to do, in time order. */
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { ComingItem, ComingReader } from '../../people/coming.js';
import type { HomeSection } from '../../people/home.js';
import { type ComingPrompts, slotKey } from './coming.js';
import type { ListStandups } from './listing.js';
import { homeWeekView, promptItem } from './views/my-week.js';

const WEEK_MS = 7 * 86_400_000;
/** Each costs a look at its roster; `preview` has no fewer. */
const MOST_STANDUPS = 10;

export interface AlsoComingDeps {
  /** What other slices are about to do. */
  readonly alsoComing?: readonly ComingReader[] | undefined;
  readonly clock: Clock;
}

/** Of all other slices, in time order. */
export async function alsoComing(
  { alsoComing: readers = [], clock }: AlsoComingDeps,
  team: TeamId,
  user: UserId,
): Promise<readonly ComingItem[]> {
  const span = { from: clock.now(), to: clock.now() + WEEK_MS };
  const items = await Promise.all(readers.map((read) => read(team, user, span)));
  return inOrder(items.flat());
}

export function createWeekSection(
  deps: AlsoComingDeps & { readonly listStandups: ListStandups; readonly coming: ComingPrompts },
): HomeSection {
  /** As the preview has them, without the days on which I am not asked. */
  async function prompts(team: TeamId, user: UserId): Promise<readonly ComingItem[]> {
    const { mine } = await deps.listStandups(team, user, undefined);
    const until = deps.clock.now() + WEEK_MS;
    const items = await Promise.all(
      mine.slice(0, MOST_STANDUPS).map(async ({ standup }) => {
        const coming = standup.state === 'active' ? await deps.coming.ofOne(standup, user) : undefined;
        if (!coming) return [];
        return coming.slots
          .filter(({ skip, promptAt }) => skip === undefined && promptAt < until)
          .filter((slot) => !coming.settled.has(slotKey(slot)) && !coming.away.has(slotKey(slot)))
          .map(({ promptAt }) => promptItem(standup, promptAt));
      }),
    );
    return items.flat();
  }

  return async (team, user) => {
    const items = await Promise.all([prompts(team, user), alsoComing(deps, team, user)]);
    return homeWeekView(inOrder(items.flat()));
  };
}

const inOrder = (items: readonly ComingItem[]): readonly ComingItem[] =>
  [...items].sort((one, other) => one.at - other.at);

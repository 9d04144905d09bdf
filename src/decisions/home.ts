/** Open decisions on Home: those that wait for my position, and those that are mine to close. */
import type { HomeSection } from '../people/home.js';
import type { DecisionRepository } from './decision-repository.js';
import { rememberingChannels } from './search-log.js';
import type { Seeing } from './seeing.js';
import { homeDecisionsView } from './views/home.js';

/** A page that is read at a glance; the log has the rest. */
const MOST_SHOWN = 8;

/** Two reads of the store, however many there are; Slack is asked about the channels of those shown alone. */
export const createHomeSection =
  (deps: {
    readonly decisions: Pick<DecisionRepository, 'openFor' | 'positionsOf'>;
    readonly seeing: Pick<Seeing, 'channel'>;
  }): HomeSection =>
  async (team, user) => {
    const open = await deps.decisions.openFor(team, user);
    if (open.length === 0) return [];
    const taken = new Set((await deps.decisions.positionsOf(team, user)).map(({ decision }) => decision));
    const maySee = rememberingChannels(deps.seeing, team, user);
    const waiting = open.filter(
      ({ id, asked, owner, postedAt }) =>
        postedAt !== undefined &&
        (owner === user || (asked.some((each) => each.user === user) && !taken.has(id))),
    );
    const shown = [];
    for (const decision of waiting.slice(0, MOST_SHOWN)) {
      if (decision.owner === user || (await maySee(decision.channel))) shown.push(decision);
    }
    return homeDecisionsView(shown, user, taken, Math.max(0, waiting.length - MOST_SHOWN));
  };

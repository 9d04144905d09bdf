/** What decisions are about to do that concerns a person, for `/async preview`. */
import type { ComingItem, ComingReader } from '../people/coming.js';
import type { DecisionRepository } from './decision-repository.js';
import { rememberingChannels } from './search-log.js';
import type { Seeing } from './seeing.js';
import { decisionLink } from './views/card.js';

/** Reminders are those that are planned; a position taken before them makes them fall away. */
export const createComing =
  (deps: {
    readonly decisions: Pick<DecisionRepository, 'openFor' | 'positionsOf'>;
    readonly seeing: Pick<Seeing, 'channel'>;
  }): ComingReader =>
  async (team, user, { from, to }) => {
    const isIn = (at: number | undefined): at is number => at !== undefined && at >= from && at < to;
    const open = (await deps.decisions.openFor(team, user)).filter(({ postedAt }) => postedAt !== undefined);
    const taken = new Set((await deps.decisions.positionsOf(team, user)).map(({ decision }) => decision));
    const maySee = rememberingChannels(deps.seeing, team, user);
    const items: ComingItem[] = [];
    for (const decision of open) {
      const { id, asked, owner, deadline } = decision;
      const remindAt = taken.has(id) ? undefined : asked.find((each) => each.user === user)?.remindAt;
      if (!isIn(remindAt) && !isIn(deadline)) continue;
      if (owner !== user && !(await maySee(decision.channel))) continue;
      const name = decisionLink(decision);
      if (isIn(remindAt))
        items.push({ at: remindAt, what: `a reminder of ${name}, unless you took a position` });
      if (isIn(deadline)) items.push({ at: deadline, what: `${name} closes` });
    }
    return items;
  };

/** What digests and Home read of decisions. Whom they show it to is theirs to see to: the channels given are what the reader may see. */
import type { Instant } from '../core/clock.js';
import type { DecisionReader, DecisionRepository } from './decision-repository.js';
import { isListed } from './search-log.js';

/** Between two instants, the first included and the second not. What was opened and closed between them is in both lists. */
export const createDecisionReader = (
  decisions: Pick<DecisionRepository, 'between' | 'openFor'>,
): DecisionReader => ({
  openFor: (team, user) => decisions.openFor(team, user),
  async between(team, channels, from, to) {
    const isIn = (at: Instant | undefined) => at !== undefined && at >= from && at < to;
    const found = (await decisions.between(team, channels, from, to)).filter(isListed);
    return {
      opened: found.filter(({ createdAt, why }) => why !== 'logged' && isIn(createdAt)),
      closing: found.filter(({ state, deadline }) => state === 'proposed' && isIn(deadline)),
      closed: found.filter(({ closedAt }) => isIn(closedAt)),
    };
  },
});

/** The user groups that a form can offer, remembered for a minute: forms are opened several times while somebody makes up their mind. */
import type { Clock } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import { SlackCallError } from './errors.js';
import { createLookupCache } from './lookup-cache.js';
import type { SlackApi, SlackGroup } from './slack-api.js';

/** Enabled ones, by handle. None where Slack does not tell: user groups are not in every plan, and need a scope of their own. */
export type ChoosableGroups = (team: TeamId) => Promise<readonly SlackGroup[]>;

const TTL_MS = 60_000;
/** Workspaces. */
const MOST = 1_000;

export function createChoosableGroups(deps: {
  readonly slack: Pick<SlackApi, 'groups'>;
  readonly clock: Clock;
}): ChoosableGroups {
  const known = createLookupCache<readonly SlackGroup[]>({
    look: (team) => deps.slack.groups(team as TeamId),
    keepOld: (error) => error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind),
    clock: deps.clock,
    ttlMs: TTL_MS,
    most: MOST,
  });
  return async (team) => {
    try {
      const all = await known.get(team);
      return all
        .filter(({ isDisabled }) => !isDisabled)
        .sort((one, other) => one.handle.localeCompare(other.handle, 'en'));
    } catch (error) {
      if (error instanceof SlackCallError) return [];
      throw error;
    }
  };
}

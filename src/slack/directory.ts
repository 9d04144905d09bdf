/** Slack's people, remembered for an hour and forgotten when an event says that they changed. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { type TeamId, type UserId, userId } from '../core/ids.js';
import { SlackCallError } from './errors.js';
import type { ListenerTable } from './listener-table.js';
import { createLookupCache } from './lookup-cache.js';
import { createMeet, type Meet } from './meet-people.js';
import type { SlackApi, SlackUser } from './slack-api.js';

export interface Directory extends Pick<SlackApi, 'user'> {
  /** Before many are asked about: see `meet-people.ts`. */
  readonly meet: Meet;
  /** The events after which something remembered is not so any more. */
  readonly listeners: ListenerTable;
}

const TTL_MS = 60 * 60 * 1000;
/** Entries over all workspaces: a few hundred bytes each. */
const MOST = 20_000;

const Changed = z.object({ user: z.object({ id: z.string() }) });

export function createDirectory(deps: {
  readonly slack: Pick<SlackApi, 'user' | 'usersPage'>;
  readonly clock: Clock;
}): Directory {
  const users = createLookupCache<SlackUser>({
    look: (key) => {
      const [team, id] = key.split('/') as [TeamId, string];
      return deps.slack.user(team, userId(id));
    },
    keepOld: isTemporary,
    clock: deps.clock,
    ttlMs: TTL_MS,
    most: MOST,
  });
  const meet = createMeet({
    slack: deps.slack,
    clock: deps.clock,
    learn(team, people) {
      for (const person of people) users.learn(keyOf(team, person.id), person);
    },
    ttlMs: TTL_MS,
  });
  return {
    meet,
    user: (team, user) => users.get(keyOf(team, user)),
    listeners: {
      events: {
        // Sent for a new name, zone or picture, for a deactivation, and when somebody becomes a guest.
        user_change: async ({ team, payload }) => {
          const { data } = Changed.safeParse(payload);
          if (data) users.forget(keyOf(team, userId(data.user.id)));
        },
      },
    },
  };
}

const keyOf = (team: TeamId, id: UserId): string => `${team}/${id}`;

/** Slack can't be reached or has had enough of us: what we knew an hour ago is better than nothing. */
const isTemporary = (error: unknown): boolean =>
  error instanceof SlackCallError && (error.kind === 'transient' || error.kind === 'throttled');

/** Slack's people and channels, remembered for an hour and forgotten when an event says that they changed. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { type ChannelId, channelId, type TeamId, type UserId, userId } from '../core/ids.js';
import { SlackCallError } from './errors.js';
import type { IncomingEvent } from './incoming.js';
import type { ListenerTable } from './listener-table.js';
import { createLookupCache, type LookupCache } from './lookup-cache.js';
import type { SlackApi, SlackChannel, SlackUser } from './slack-api.js';

export interface Directory extends Pick<SlackApi, 'user' | 'channel'> {
  /** The events after which something remembered is not so any more. */
  readonly listeners: ListenerTable;
}

const TTL_MS = 60 * 60 * 1000;
/** Entries of each kind over all workspaces: a few hundred bytes each. */
const MOST = 20_000;

const withUser = z.object({
  user: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
});
const withChannel = z.object({
  channel: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
});

const USER_EVENTS = ['user_change', 'user_profile_changed', 'team_join'];
const CHANNEL_EVENTS =
  `channel_rename channel_archive channel_unarchive channel_deleted channel_left channel_shared channel_unshared
  group_rename group_archive group_unarchive group_deleted group_left member_joined_channel member_left_channel`.split(
    /\s+/,
  );

export function createDirectory(deps: {
  readonly slack: Pick<SlackApi, 'user' | 'channel'>;
  readonly clock: Clock;
}): Directory {
  const remembered = <Value>(look: (team: TeamId, id: string) => Promise<Value>): LookupCache<Value> =>
    createLookupCache({
      look: (key) => {
        const [team, id] = key.split('/') as [TeamId, string];
        return look(team, id);
      },
      keepOld: isTemporary,
      clock: deps.clock,
      ttlMs: TTL_MS,
      most: MOST,
    });
  const users = remembered<SlackUser>((team, id) => deps.slack.user(team, userId(id)));
  const channels = remembered<SlackChannel>((team, id) => deps.slack.channel(team, channelId(id)));

  const forgetUser = async ({ team, payload }: IncomingEvent) => {
    const { data } = withUser.safeParse(payload);
    if (data) users.forget(keyOf(team, userId(data.user)));
  };
  const forgetChannel = async ({ team, payload }: IncomingEvent) => {
    const { data } = withChannel.safeParse(payload);
    if (data) channels.forget(keyOf(team, channelId(data.channel)));
  };

  return {
    user: (team, user) => users.get(keyOf(team, user)),
    channel: (team, channel) => channels.get(keyOf(team, channel)),
    listeners: {
      events: {
        ...Object.fromEntries(USER_EVENTS.map((type) => [type, forgetUser])),
        ...Object.fromEntries(CHANNEL_EVENTS.map((type) => [type, forgetChannel])),
      },
    },
  };
}

const keyOf = (team: TeamId, id: UserId | ChannelId): string => `${team}/${id}`;

/** Slack can't be reached or has had enough of us: what we knew an hour ago is better than nothing. */
const isTemporary = (error: unknown): boolean =>
  error instanceof SlackCallError && (error.kind === 'transient' || error.kind === 'throttled');

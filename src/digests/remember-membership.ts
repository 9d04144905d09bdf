/** Who is in which channel, remembered for a few minutes: Home is opened more often than Slack likes to be asked about every channel. */
import type { ChannelForMember } from '../channels/access.js';
import type { Clock } from '../core/clock.js';
import { type ChannelId, channelId, type TeamId, teamId, type UserId, userId } from '../core/ids.js';
import { createLookupCache } from '../slack/lookup-cache.js';
import type { SlackChannel } from '../slack/slack-api.js';

const TTL_MS = 5 * 60_000;
const MOST = 5_000;

/** For what only announces; what tells of a channel's contents asks Slack itself. */
export function rememberMembership(deps: {
  readonly channelForMember: ChannelForMember;
  readonly clock: Clock;
}): ChannelForMember {
  const cache = createLookupCache<SlackChannel | undefined>({
    look: (key) => {
      const [team = '', channel = '', user = ''] = key.split(' ');
      return deps.channelForMember(teamId(team), channelId(channel), userId(user));
    },
    keepOld: () => true,
    ...{ clock: deps.clock, ttlMs: TTL_MS, most: MOST },
  });
  return (team: TeamId, channel: ChannelId, user: UserId) => cache.get(`${team} ${channel} ${user}`);
}

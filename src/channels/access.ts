/**
 * Who may see and change a channel's settings: its members, in channels that the app may look at.
 * An unknown channel, a private one without the app, and one that the person is not in all answer the same: nobody learns which.
 */
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi, SlackChannel } from '../slack/slack-api.js';

/** A bound on what one check may cost, because a form waits for it. In a larger channel, members beyond these are refused. */
const MOST_MEMBERS = 10_000;

/** @returns the channel, or undefined when this person may not know of it. */
export type ChannelForMember = (
  team: TeamId,
  channel: ChannelId,
  user: UserId,
) => Promise<SlackChannel | undefined>;

export const createChannelForMember =
  ({ slack }: { readonly slack: Pick<SlackApi, 'channel' | 'members'> }): ChannelForMember =>
  async (team, channel, user) => {
    try {
      // Both at once: a modal waits, and its trigger lives 3 seconds.
      const [known, members] = await Promise.all([
        slack.channel(team, channel),
        slack.members(team, channel, MOST_MEMBERS),
      ]);
      return members.includes(user) ? known : undefined;
    } catch (error) {
      if (error instanceof SlackCallError && error.kind === 'gone') return undefined;
      throw error;
    }
  };

/** Changes what holds in a channel, for its members. Asked again at every change: a form may stay open longer than a membership. */
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { SlackChannel } from '../slack/slack-api.js';
import type { ChannelForMember } from './access.js';
import type { ChannelRepository, ChannelSettings, ChannelSettingsChange } from './channel-settings.js';

/** `not-a-member` also stands for a channel that does not exist. `external`: Slack Connect, where Meanwhile is silent anyway. */
export type ChannelRefusal = 'not-a-member' | 'external';

export type ChannelAnswer =
  | { readonly refused: ChannelRefusal }
  | { readonly channel: SlackChannel; readonly settings: ChannelSettings };

/** Reads the settings for a member. */
export type SettingsForMember = (team: TeamId, channel: ChannelId, user: UserId) => Promise<ChannelAnswer>;

export type ChangeChannelSettings = (
  team: TeamId,
  channel: ChannelId,
  user: UserId,
  change: ChannelSettingsChange,
) => Promise<ChannelAnswer>;

interface Deps {
  readonly channelForMember: ChannelForMember;
  readonly channels: ChannelRepository;
  readonly clock: Clock;
}

export const createSettingsForMember =
  ({ channelForMember, channels }: Omit<Deps, 'clock'>): SettingsForMember =>
  async (team, channelId, user) => {
    const channel = await channelForMember(team, channelId, user);
    if (!channel) return { refused: 'not-a-member' };
    if (channel.isExternal) return { refused: 'external' };
    return { channel, settings: await channels.of(team, channelId) };
  };

export const createChangeChannelSettings = (deps: Deps): ChangeChannelSettings => {
  const settingsForMember = createSettingsForMember(deps);
  return async (team, channelId, user, change) => {
    const answer = await settingsForMember(team, channelId, user);
    if ('refused' in answer) return answer;
    const settings = await deps.channels.change(team, channelId, change, user, deps.clock.now());
    return { channel: answer.channel, settings };
  };
};

/** Who last changed a channel's settings, for `/async privacy`. */
import type { PersonalData } from '../people/personal-data.js';
import type { ChannelRepository } from './channel-settings.js';

/** Deleting takes the name off; the settings themselves are the channel's, and stay. */
export const channelSettingsData = ({
  channels,
}: {
  readonly channels: ChannelRepository;
}): PersonalData => ({
  title: 'Channel settings you changed',
  explanation:
    'That you were the last to change the settings of a channel, and when. Nobody is shown it. Kept until somebody else changes them; *Delete* takes your name off.',
  async export(team, user) {
    const changed = await channels.changedBy(team, user);
    return changed.map(({ channel, updatedAt }) => ({
      channel,
      ...(updatedAt !== undefined && { updatedAt }),
    }));
  },
  delete: (team, user) => channels.forgetPerson(team, user),
});

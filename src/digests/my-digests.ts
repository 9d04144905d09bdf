/** The digests of the channels that a person is in. Asked anew each time: people leave channels, and then learn nothing more of them. */
import type { ChannelForMember } from '../channels/access.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { SlackChannel } from '../slack/slack-api.js';
import type { DigestRepository, DigestSettings } from './digest.js';

export interface MyDigest {
  readonly settings: DigestSettings;
  readonly channel: SlackChannel;
}

/** Of channels shared with another organisation, and of archived ones, nothing is told to a person. @throws SlackCallError */
export type MyDigests = (team: TeamId, user: UserId) => Promise<readonly MyDigest[]>;

export const createMyDigests =
  (deps: {
    readonly digests: Pick<DigestRepository, 'switchedOn'>;
    readonly channelForMember: ChannelForMember;
  }): MyDigests =>
  async (team, user) => {
    const mine: MyDigest[] = [];
    for (const settings of await deps.digests.switchedOn(team)) {
      const channel = await deps.channelForMember(team, settings.channel, user);
      if (channel && !channel.isExternal && !channel.isArchived) mine.push({ settings, channel });
    }
    return mine;
  };

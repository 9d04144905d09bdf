/** Comings and goings, and what becomes of channels. */

import { together } from '../events/events.js';
import type { Acted, People } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { addMessage, bareMessage } from '../workspace/messages.js';
import { type Channel, channelOf, stamp, teamOf } from '../workspace/world.js';
import { type PeopleDeps, rested } from './deps.js';

type Membership = Pick<
  People,
  | 'inviteApp'
  | 'removeApp'
  | 'joinChannel'
  | 'leaveChannel'
  | 'archive'
  | 'unarchive'
  | 'rename'
  | 'makePrivate'
>;

export function membership({ world, events, activity }: PeopleDeps): Membership {
  const letter = (channel: Channel): string => (channel.kind === 'public' ? 'C' : 'G');
  const word = (channel: Channel): string => (channel.kind === 'public' ? 'channel' : 'group');
  const botOf = (channel: Channel): string => teamOf(world, channel.team).botUserId;

  const join = (channel: Channel, user: string, inviter: string | undefined): Promise<Acted> => {
    if (channel.members.has(user)) throw new SandboxError(`${user} is in ${channel.id} already`);
    if (channel.archived) throw new SandboxError(`${channel.id} is archived`);
    channel.members.add(user);
    const invited = inviter === undefined ? {} : { inviter };
    const message = addMessage(world, channel, {
      user,
      subtype: 'channel_join',
      text: `<@${user}> has joined the channel`,
      ...invited,
    });
    const joined = {
      user,
      channel: channel.id,
      channel_type: letter(channel),
      team: channel.team,
      ...invited,
    };
    return together([
      events.channel(channel, { type: 'member_joined_channel', ...joined }),
      events.message(channel, { ...bareMessage(message), event_ts: message.ts }),
    ]);
  };

  const leave = (channel: Channel, user: string): Promise<Acted> => {
    if (!channel.members.has(user)) throw new SandboxError(`${user} is not in ${channel.id}`);
    // The bot hears of its own leaving as `channel_left` or `group_left`, which is sent although it is gone.
    if (user === botOf(channel)) {
      const told = events.channel(channel, { type: `${word(channel)}_left`, channel: channel.id });
      channel.members.delete(user);
      return told;
    }
    channel.members.delete(user);
    const left = { user, channel: channel.id, channel_type: letter(channel), team: channel.team };
    return events.channel(channel, { type: 'member_left_channel', ...left });
  };

  const turn = (id: string, archived: boolean, by: string): Promise<Acted> => {
    const channel = channelOf(world, id);
    channel.archived = archived;
    const type = `${word(channel)}_${archived ? 'archive' : 'unarchive'}`;
    return rested(activity, events.channel(channel, { type, channel: id, user: by, is_moved: 0 }));
  };

  return {
    async inviteApp(id, by) {
      const channel = channelOf(world, id);
      return rested(activity, join(channel, botOf(channel), by));
    },
    async removeApp(id) {
      const channel = channelOf(world, id);
      return rested(activity, leave(channel, botOf(channel)));
    },
    joinChannel: async (user, id, inviter) => rested(activity, join(channelOf(world, id), user, inviter)),
    leaveChannel: async (user, id) => rested(activity, leave(channelOf(world, id), user)),
    archive: async (id, by) => turn(id, true, by),
    unarchive: async (id, by) => turn(id, false, by),
    async rename(id, name) {
      const channel = channelOf(world, id);
      channel.name = name;
      const type = `${word(channel)}_rename`;
      const event = {
        type,
        channel: { id, name, created: channel.created },
        event_ts: stamp(world.clock.now()),
      };
      return rested(activity, events.channel(channel, event));
    },
    async makePrivate(id, by) {
      const channel = channelOf(world, id);
      if (channel.kind !== 'public') throw new SandboxError(`${id} is no public channel`);
      channel.kind = 'private';
      const message = addMessage(world, channel, {
        user: by,
        subtype: 'channel_convert_to_private',
        text: 'made this channel *private*. Now, it can only be viewed or joined by invitation.',
      });
      return rested(activity, events.message(channel, { ...bareMessage(message), event_ts: message.ts }));
    },
  };
}

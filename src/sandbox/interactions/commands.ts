/** Slash commands, shortcuts, and opening the app's Home. */

import { type PeopleDeps, rested } from '../people/deps.js';
import type { Answered, Commanded, Delivery, Ephemeral, Message, People } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { contentOf } from '../web-api/content.js';
import { isWire, type Wire } from '../wire.js';
import { imOf } from '../workspace/channels.js';
import { addMessage, bareMessage, botFields } from '../workspace/messages.js';
import { Refusal } from '../workspace/refusal.js';
import { type Channel, channelOf, teamOf, userOf, VERIFICATION_TOKEN } from '../workspace/world.js';
import { actionTs, channelName, failure, installedIn, shortcutBase, teamIdFor } from './payloads.js';

type Commands = Pick<People, 'slash' | 'useShortcut' | 'openHome'>;

export function commands(deps: PeopleDeps): Commands {
  const { world, events, dispatch, views, triggers, ephemerals, responseUrls, activity } = deps;

  /** What the acknowledgement itself says, shown to the person or to all. */
  const replied = (user: string, channel: Channel, body: unknown): Ephemeral | Message | undefined => {
    const said: Wire | undefined = isWire(body)
      ? body
      : typeof body === 'string' && body !== ''
        ? { text: body }
        : undefined;
    if (said === undefined) return undefined;
    const content = contentOf(world, said);
    if (said.response_type !== 'in_channel') return ephemerals.show(channel.id, user, content);
    const message = addMessage(world, channel, {
      ...botFields(world, teamOf(world, channel.team)),
      ...content,
    });
    void events.posted(channel, message);
    return message;
  };

  const command = async (user: string, channel: Channel, name: string, text: string): Promise<Commanded> => {
    const team = installedIn(world, channel.team);
    const payload = {
      token: VERIFICATION_TOKEN,
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: channelName(channel),
      user_id: user,
      user_name: userOf(world, user).name,
      command: name,
      text,
      api_app_id: world.app.id,
      is_enterprise_install: 'false',
      response_url: responseUrls.issue({ team: team.id, channel: channel.id, user, original: undefined }),
      trigger_id: triggers.issue(team.id, user),
    };
    const delivery = await dispatch.send('command', team.id, payload);
    const error = failure(delivery);
    if (error !== undefined) return { deliveries: [delivery], error };
    try {
      const reply = replied(user, channel, delivery.body);
      return { deliveries: [delivery], ...(reply ? { reply } : {}) };
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      return { deliveries: [delivery], error: refused.code };
    }
  };

  const shortcut = async (team: string, payload: Wire): Promise<Answered> => {
    const delivery: Delivery = await dispatch.send('interaction', team, payload);
    const error = failure(delivery);
    return { deliveries: [delivery], ...(error === undefined ? {} : { error }) };
  };

  return {
    async slash(user, id, name, text = '') {
      const channel = channelOf(world, id);
      if (!channel.members.has(user)) throw new SandboxError(`${user} is not in ${id}`);
      return rested(activity, command(user, channel, name, text));
    },

    async useShortcut(user, callbackId, at) {
      const channel = at && channelOf(world, at.channel);
      const message = at && channel?.messages.get(at.ts);
      if (at && (!channel || !message))
        throw new SandboxError(`there is no message ${at.ts} in ${at.channel}`);
      const team = teamIdFor(world, user, channel);
      const { name, team: home } = userOf(world, user);
      const common = {
        ...shortcutBase(world, message ? 'message_action' : 'shortcut', team),
        user: { id: user, ...(message ? { name } : { username: name }), team_id: home },
        action_ts: actionTs(world),
        callback_id: callbackId,
        trigger_id: triggers.issue(team, user),
      };
      if (!channel || !message) return rested(activity, shortcut(team, common));
      const about = {
        channel: { id: channel.id, name: channelName(channel) },
        message_ts: message.ts,
        message: bareMessage(message),
        response_url: responseUrls.issue({ team, channel: channel.id, user, original: undefined }),
      };
      return rested(activity, shortcut(team, { ...common, ...about }));
    },

    async openHome(user, tab = 'home') {
      const team = teamOf(world, userOf(world, user).team);
      const view = views.homeOf(user);
      const channel = imOf(world, team.id, user).id;
      const opened = {
        type: 'app_home_opened',
        user,
        channel,
        tab,
        ...(view && tab === 'home' ? { view } : {}),
      };
      return rested(activity, events.team(team, opened));
    },
  };
}

/** Which happenings the app hears of: subscribed to, allowed by its scopes, in conversations its bot is in. */
import type { Acted, Delivery } from '../sandbox.js';
import type { Message, Wire } from '../wire.js';
import { bareMessage } from '../workspace/messages.js';
import { EVENT_SCOPES, historyScope, readScope } from '../workspace/scopes.js';
import {
  type Channel,
  seconds,
  stamp,
  type Team,
  teamOf,
  VERIFICATION_TOKEN,
  type World,
} from '../workspace/world.js';
import type { Dispatch } from './dispatch.js';

const CHANNEL_TYPES = { public: 'channel', private: 'group', mpim: 'mpim', im: 'im' } as const;
const SUBSCRIPTIONS = { public: 'channels', private: 'groups', mpim: 'mpim', im: 'im' } as const;

export interface Events {
  /** A message event of any subtype, sent when the bot is in the conversation. */
  message(channel: Channel, event: Wire): Promise<Acted>;
  /** A new message, and `app_mention` with it if it names the bot. */
  posted(channel: Channel, message: Message): Promise<Acted>;
  changed(channel: Channel, message: Wire, previous: Wire): Promise<Acted>;
  removed(channel: Channel, previous: Message): Promise<Acted>;
  /** Something about a channel (`channel_archive`, `member_joined_channel`). Private ones only where the bot is. */
  channel(channel: Channel, event: Wire): Promise<Acted>;
  /** Something about the team or a person. */
  team(team: Team, event: Wire): Promise<Acted>;
  /** Sends an event whatever is subscribed to. */
  raw(team: Team, event: Wire, channel?: Channel): Promise<Acted>;
  duplicate(count: number): void;
  double(count: number): void;
}

interface Deps {
  readonly world: World;
  readonly dispatch: Dispatch;
}

const NOTHING: Acted = { deliveries: [] };

export function createEvents({ world, dispatch }: Deps): Events {
  let duplicates = 0;
  let doubles = 0;

  const envelope = (team: Team, event: Wire, channel: Channel | undefined): Wire => ({
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: world.ids.numbered('Ev'),
    event_time: seconds(world),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${world.ids.ticket()}`,
  });

  const raw = async (team: Team, event: Wire, channel?: Channel): Promise<Acted> => {
    const payload = envelope(team, event, channel);
    const payloads: Wire[] = [payload];
    if (duplicates > 0) {
      duplicates -= 1;
      payloads.push(payload);
    }
    if (doubles > 0) {
      doubles -= 1;
      payloads.push(envelope(team, event, channel));
    }
    return { deliveries: await Promise.all(payloads.map((each) => dispatch.send('event', team.id, each))) };
  };

  const heard = (team: Team, subscription: string, scope: string | undefined): boolean =>
    team.installation !== undefined &&
    (world.app.events?.has(subscription) ?? true) &&
    (scope === undefined || team.installation.scopes.has(scope));

  const message = async (channel: Channel, event: Wire): Promise<Acted> => {
    const team = teamOf(world, channel.team);
    const subscription = `message.${SUBSCRIPTIONS[channel.kind]}`;
    if (!channel.members.has(team.botUserId) || !heard(team, subscription, historyScope(channel.kind)))
      return NOTHING;
    return raw(team, { ...event, channel: channel.id, channel_type: CHANNEL_TYPES[channel.kind] }, channel);
  };

  const mention = async (channel: Channel, posted: Message): Promise<Acted> => {
    const team = teamOf(world, channel.team);
    const named =
      channel.kind !== 'im' && posted.text.includes(`<@${team.botUserId}`) && posted.user !== team.botUserId;
    if (!named || !channel.members.has(team.botUserId)) return NOTHING;
    if (!heard(team, 'app_mention', EVENT_SCOPES.app_mention)) return NOTHING;
    return raw(
      team,
      { ...bareMessage(posted), type: 'app_mention', channel: channel.id, event_ts: posted.ts },
      channel,
    );
  };

  const hiddenMessage = (channel: Channel, event: Wire): Promise<Acted> => {
    const ts = stamp(world.clock.now());
    return message(channel, { type: 'message', hidden: true, ts, event_ts: ts, ...event });
  };

  return {
    message,
    async posted(channel, posted) {
      const told = message(channel, { ...bareMessage(posted), event_ts: posted.ts });
      return together([told, mention(channel, posted)]);
    },
    changed: (channel, changed, previous) =>
      hiddenMessage(channel, { subtype: 'message_changed', message: changed, previous_message: previous }),
    removed: (channel, previous) =>
      hiddenMessage(channel, {
        subtype: 'message_deleted',
        previous_message: bareMessage(previous),
        deleted_ts: previous.ts,
      }),
    async channel(channel, event) {
      const team = teamOf(world, channel.team);
      const type = String(event.type);
      // Comings and goings are told only where the bot is; what becomes of a public channel is told to everybody.
      const told =
        channel.members.has(team.botUserId) || (channel.kind === 'public' && !type.startsWith('member_'));
      if (!told || !heard(team, type, readScope(channel.kind))) return NOTHING;
      return raw(team, { event_ts: stamp(world.clock.now()), ...event }, channel);
    },
    async team(team, event) {
      const type = String(event.type);
      if (!heard(team, type, EVENT_SCOPES[type])) return NOTHING;
      return raw(team, { event_ts: stamp(world.clock.now()), ...event });
    },
    raw,
    duplicate(count) {
      duplicates += count;
    },
    double(count) {
      doubles += count;
    },
  };
}

/** All that several acts made Slack send. */
export async function together(acts: readonly Promise<Acted>[]): Promise<Acted> {
  const deliveries: Delivery[] = [];
  for (const acted of await Promise.all(acts)) deliveries.push(...acted.deliveries);
  return { deliveries };
}

/** Conversations: making them, who may see them, and the unique `ts` of what is said in them. */
import type { NewChannel } from '../sandbox.js';
import type { ChannelKind } from './scopes.js';
import { type Channel, seconds, teamOf, type World } from './world.js';

interface Fresh {
  readonly team: string;
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly creator: string;
  readonly members: Iterable<string>;
  readonly options?: Partial<NewChannel>;
}

function add(world: World, fresh: Fresh): Channel {
  const channel: Channel = {
    id: fresh.id,
    team: fresh.team,
    name: fresh.name,
    kind: fresh.kind,
    created: seconds(world),
    creator: fresh.creator,
    members: new Set(fresh.members),
    archived: fresh.options?.archived ?? false,
    readOnly: fresh.options?.readOnly ?? false,
    threadOnly: fresh.options?.threadOnly ?? false,
    isExtShared: fresh.options?.isExtShared ?? false,
    messages: new Map(),
    replies: new Map(),
    lastMicros: 0,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

export function addChannel(world: World, team: string, options: NewChannel): Channel {
  const members = [...(options.members ?? [])];
  if (options.withApp) members.push(teamOf(world, team).botUserId);
  const id = world.ids.named('C', options.name);
  const kind = options.kind ?? 'public';
  return add(world, { team, id, name: options.name, kind, creator: members[0] ?? '', members, options });
}

/** The direct message of a person and the app's bot, made when it is first needed. */
export function imOf(world: World, team: string, user: string): Channel {
  const key = `${team} ${user}`;
  const existing = world.channels.get(world.ims.get(key) ?? '');
  if (existing) return existing;
  const bot = teamOf(world, team).botUserId;
  const id = world.ids.named('D', world.users.get(user)?.name ?? '');
  world.ims.set(key, id);
  return add(world, { team, id, name: '', kind: 'im', creator: user, members: [user, bot] });
}

/** The group direct message of exactly these people and the bot. */
export function mpimOf(world: World, team: string, users: readonly string[]): Channel {
  const members = [...new Set([...users, teamOf(world, team).botUserId])].sort();
  const same = [...world.channels.values()].find(
    (channel) => channel.kind === 'mpim' && [...channel.members].sort().join() === members.join(),
  );
  const name = `mpdm-${members.map((id) => world.users.get(id)?.name).join('--')}-1`;
  const id = same ? same.id : world.ids.named('C', 'mpdm');
  return same ?? add(world, { team, id, name, kind: 'mpim', creator: users[0] ?? '', members });
}

/** The other person of a direct message with the app. */
export const partnerOf = (world: World, im: Channel): string =>
  [...im.members].find((id) => id !== teamOf(world, im.team).botUserId) ?? '';

/** A `ts` later than all before it in the channel, at the present instant if that is still free. */
export function nextTs(world: World, channel: Channel): string {
  const micros = Math.max(Math.floor(world.clock.now() * 1000), channel.lastMicros + 1);
  channel.lastMicros = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** What people see, and what went over the line. */
import type { Call, Delivery, Sight } from '../sandbox.js';
import type { Ephemerals } from '../workspace/ephemerals.js';
import { isInChannel, repliesTo } from '../workspace/messages.js';
import { escaped } from '../workspace/rich-text.js';
import type { Views } from '../workspace/views.js';
import { type Channel, channelOf, userOf, type World } from '../workspace/world.js';

interface Deps {
  readonly world: World;
  readonly views: Views;
  readonly ephemerals: Ephemerals;
  readonly callLog: Call[];
  readonly deliveryLog: Delivery[];
}

export function sight({
  world,
  views,
  ephemerals,
  callLog,
  deliveryLog,
}: Deps): Omit<Sight, 'calls' | 'deliveries'> {
  const inTeam = (team: string | undefined) => (each: { readonly team: string }) =>
    team === undefined || each.team === team;

  const userNamed = (name: string, team?: string): string | undefined =>
    [...world.users.values()].filter(inTeam(team)).find((user) => user.name === name.toLowerCase())?.id;

  const channelNamed = (name: string, team?: string): string | undefined =>
    [...world.channels.values()].filter(inTeam(team)).find((channel) => channel.name === name)?.id;

  const imOfUser = (user: string): Channel | undefined =>
    world.channels.get(world.ims.get(`${userOf(world, user).team} ${user}`) ?? '');

  return {
    ephemeralsOf: (user, channel) =>
      ephemerals.of(user).filter((shown) => channel === undefined || shown.channel === channel),
    messagesIn: (channel) => [...channelOf(world, channel).messages.values()].filter(isInChannel),
    threadOf(channel, threadTs) {
      const place = channelOf(world, channel);
      const root = place.messages.get(threadTs);
      return [...(root ? [root] : []), ...repliesTo(place, threadTs)];
    },
    dmsOf: (user) => [...(imOfUser(user)?.messages.values() ?? [])],
    messageAt: ({ channel, ts }) => channelOf(world, channel).messages.get(ts),
    openViewOf: (user) => views.stackOf(user).at(-1),
    viewsOf: (user) => views.stackOf(user),
    homeOf: (user) => views.homeOf(user),
    filesIn: (channel) =>
      [...world.files.values()]
        .filter((file) => file.channel === channel)
        .map(({ id, name, title, content: bytes }) => ({
          ...{ id, name, title, bytes },
          content: bytes.toString('utf8'),
        })),
    reload: (user) => ephemerals.reload(user),
    refusals: () => callLog.filter((call) => !call.ok),
    forget() {
      callLog.length = 0;
      deliveryLog.length = 0;
    },
    viewerOf(user) {
      const { tz, locale } = userOf(world, user);
      const nameOf = (id: string): string | undefined =>
        world.users.get(id)?.realName ?? world.channels.get(id)?.name;
      return { tz, locale, now: world.clock.now(), nameOf };
    },
    userNamed,
    channelNamed,
    typed(team, text) {
      const word = /([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu;
      return escaped(text).replace(word, (whole, sign: string, name: string) => {
        const user = sign === '@' ? userNamed(name, team) : undefined;
        const channel = sign === '#' ? channelNamed(name, team) : undefined;
        if (user !== undefined) return `<@${user}>`;
        return channel === undefined ? whole : `<#${channel}|${name}>`;
      });
    },
  };
}

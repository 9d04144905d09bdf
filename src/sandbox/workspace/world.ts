/** All that the simulated Slack knows. One plain record; the modules around it read and change it. */
import type { Clock, Instant } from '../../core/clock.js';
import type { NewGroup, NewUser, SandboxOptions } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Message } from '../wire.js';
import { createIds, type Ids } from './ids.js';
import { type ChannelKind, DEFAULT_SCOPES } from './scopes.js';

/** The one app that is simulated, as its settings page would show it. */
interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appToken: string;
  /** Subscribed bot events; undefined stands for all. */
  readonly events: ReadonlySet<string> | undefined;
}

/** Deprecated by Slack and still sent with everything; nobody should look at it. */
export const VERIFICATION_TOKEN = 'sandbox-verification-token';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUserId: string;
  readonly botId: string;
  installation: Installation | undefined;
}

export interface Installation {
  readonly team: string;
  readonly token: string;
  readonly scopes: ReadonlySet<string>;
}

export interface User extends Required<Omit<NewUser, 'name'>> {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  /** Seconds. */
  readonly updated: number;
}

export interface Channel {
  readonly id: string;
  readonly team: string;
  /** Seconds. */
  readonly created: number;
  readonly creator: string;
  readonly members: Set<string>;
  readonly readOnly: boolean;
  readonly threadOnly: boolean;
  readonly isExtShared: boolean;
  kind: ChannelKind;
  name: string;
  archived: boolean;
  /** Every message by ts, oldest first; threads and their replies among the others. */
  readonly messages: Map<string, Message>;
  /** Root ts to its replies' ts, oldest first. */
  readonly replies: Map<string, string[]>;
  /** The last ts given out, microseconds. */
  lastMicros: number;
}

/** A user group; Slack's own word for it is `subteam`. */
export interface Group extends Required<NewGroup> {
  readonly id: string;
  readonly team: string;
  /** Seconds; `deleted` is 0 while it is enabled. */
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}

interface StoredFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  title: string;
  content: Buffer;
  channel: string | undefined;
}

export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly app: AppSettings;
  readonly teams: Map<string, Team>;
  readonly installations: Map<string, Installation>;
  /** Tokens that were good once: they answer `token_revoked` or `account_inactive`. */
  readonly deadTokens: Map<string, 'token_revoked' | 'account_inactive'>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** By user and app: the id of their direct message. */
  readonly ims: Map<string, string>;
  readonly groups: Map<string, Group>;
  readonly files: Map<string, StoredFile>;
  /** Ends every URL that leads back here, `http://127.0.0.1:PORT`; '' before the server is open. */
  origin: string;
}

export function createWorld(clock: Clock, options: SandboxOptions): World {
  const ids = createIds();
  const name = options.appName ?? 'Meanwhile';
  return {
    clock,
    ids,
    app: {
      id: ids.named('A', name),
      name,
      signingSecret: 'sandbox-signing-secret-0123456789',
      clientId: '100000000001.200000000002',
      clientSecret: 'sandbox-client-secret',
      appToken: 'xapp-1-sandbox-app-token',
      events: options.events && new Set(options.events),
    },
    teams: new Map(),
    installations: new Map(),
    deadTokens: new Map(),
    users: new Map(),
    channels: new Map(),
    ims: new Map(),
    groups: new Map(),
    files: new Map(),
    origin: '',
  };
}

/** Whole seconds since the epoch on the world's clock. */
export const seconds = (world: World): number => Math.floor(world.clock.now() / 1000);

/** Seconds and microseconds as Slack writes them; unlike a `ts`, not unique. */
export function stamp(instant: Instant): string {
  const whole = Math.floor(instant / 1000);
  return `${whole}.${String(Math.floor((instant - whole * 1000) * 1000)).padStart(6, '0')}`;
}

export function addTeam(world: World, name: string): Team {
  const id = world.ids.named('T', name);
  const domain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const botUserId = addUser(world, id, {
    name: world.app.name.toLowerCase(),
    realName: world.app.name,
    isBot: true,
  });
  const team: Team = {
    id,
    name,
    domain,
    botUserId,
    botId: world.ids.named('B', world.app.name),
    installation: undefined,
  };
  world.teams.set(id, team);
  return team;
}

/** Grants `scopes` on top of what the team granted before; the token stays the same while it lives. */
export function install(world: World, team: Team, scopes: readonly string[] = DEFAULT_SCOPES): Installation {
  const token = team.installation?.token ?? `xoxb-${team.id}-${world.ids.ticket()}`;
  const granted = new Set([...(team.installation?.scopes ?? []), ...scopes]);
  const installation = { team: team.id, token, scopes: granted };
  team.installation = installation;
  world.installations.set(token, installation);
  return installation;
}

/** Ends the installation: from now on its token answers `why`. */
export function endInstallation(world: World, team: Team, why: 'token_revoked' | 'account_inactive'): void {
  if (!team.installation) return;
  world.installations.delete(team.installation.token);
  world.deadTokens.set(team.installation.token, why);
  team.installation = undefined;
}

export function addUser(world: World, team: string, user: NewUser): string {
  const id = world.ids.named('U', user.name);
  world.users.set(id, {
    id,
    team: user.isStranger ? `T0OTHER${team.slice(-4)}` : team,
    realName: user.name,
    tz: 'Etc/UTC',
    locale: 'en-US',
    deleted: false,
    isBot: false,
    isRestricted: false,
    isUltraRestricted: false,
    isAdmin: false,
    isOwner: false,
    isStranger: false,
    statusText: '',
    statusEmoji: '',
    statusExpiration: 0,
    ...user,
    updated: seconds(world),
  });
  return id;
}

export const teamOf = (world: World, id: string): Team => known(world.teams.get(id), 'workspace', id);
export const userOf = (world: World, id: string): User => known(world.users.get(id), 'user', id);
export const channelOf = (world: World, id: string): Channel => known(world.channels.get(id), 'channel', id);

function known<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new SandboxError(`there is no ${what} ${id}`);
  return found;
}

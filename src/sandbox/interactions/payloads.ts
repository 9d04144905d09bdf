/** The parts that interaction payloads have in common. */

import { SandboxError } from '../sandbox-error.js';
import type { Wire } from '../wire.js';
import {
  type Channel,
  stamp,
  type Team,
  teamOf,
  userOf,
  VERIFICATION_TOKEN,
  type World,
} from '../workspace/world.js';

/** The team in which a person acts: their own, or for a stranger the one whose channel they are in. */
export const teamIdFor = (world: World, user: string, channel?: Channel): string =>
  channel?.team ?? userOf(world, user).team;

export function basePayload(world: World, type: string, user: string, teamId: string): Wire {
  const { name, team } = userOf(world, user);
  return {
    ...shortcutBase(world, type, teamId),
    user: { id: user, username: name, name, team_id: team },
    api_app_id: world.app.id,
  };
}

/** What shortcuts carry too, which do not name the app. @throws SandboxError where the app is not installed. */
export function shortcutBase(world: World, type: string, teamId: string): Wire {
  const team = installedIn(world, teamId);
  return {
    type,
    token: VERIFICATION_TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** @throws SandboxError where the app is not installed: its commands and controls do nothing there. */
export function installedIn(world: World, teamId: string): Team {
  const team = teamOf(world, teamId);
  if (!team.installation) throw new SandboxError(`the app is not installed in ${team.name}`);
  return team;
}

export const actionTs = (world: World): string => stamp(world.clock.now());

/** How payloads call a conversation: direct messages and private channels have no name there. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** What Slack shows a person when the app did not answer well; undefined when it did. */
export function failure(delivery: {
  readonly outcome: string;
  readonly status?: number;
}): string | undefined {
  if (delivery.outcome === 'http_timeout') return 'operation_timeout';
  const { status = 0 } = delivery;
  return delivery.outcome === 'answered' && status >= 200 && status < 300 ? undefined : 'dispatch_failed';
}

/** Users and conversations as the Web API and events show them. */
import type { Wire } from '../wire.js';
import { partnerOf } from './channels.js';
import { type Channel, seconds, teamOf, type User, type World } from './world.js';
import { zoneLabel, zoneOffset } from './zone-offset.js';

export function userShape(world: World, user: User, withLocale = true): Wire {
  const now = world.clock.now();
  const profile = {
    title: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    // Most people leave it empty, and clients then show the real name.
    display_name: '',
    display_name_normalized: '',
    status_text: user.statusText,
    status_emoji: user.statusEmoji,
    status_expiration: user.statusExpiration,
    team: user.team,
    ...(user.isBot ? { api_app_id: world.app.id, always_active: true } : {}),
  };
  const shape = {
    id: user.id,
    team_id: user.team,
    name: user.name,
    deleted: user.deleted,
    profile,
    is_bot: user.isBot,
  };
  // Slack leaves the zone and the roles of deactivated people out.
  if (user.deleted) return { ...shape, is_app_user: false, updated: user.updated };
  return {
    ...shape,
    real_name: user.realName,
    tz: user.tz,
    tz_label: zoneLabel(user.tz, now),
    tz_offset: zoneOffset(user.tz, now),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    ...(user.isStranger ? { is_stranger: true } : {}),
    is_app_user: false,
    updated: user.updated,
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export function channelShape(world: World, channel: Channel, withCount = false): Wire {
  const { botUserId } = teamOf(world, channel.team);
  const isMpim = channel.kind === 'mpim';
  const shape = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: channel.team,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') return { ...shape, user: partnerOf(world, channel), is_open: true, priority: 0 };
  return {
    ...shape,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: channel.kind === 'private',
    is_mpim: isMpim,
    is_private: channel.kind !== 'public',
    is_general: channel.name === 'general',
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_pending_ext_shared: false,
    shared_team_ids: channel.isExtShared
      ? [channel.team, `T0OTHER${channel.team.slice(-4)}`]
      : [channel.team],
    creator: channel.creator,
    is_member: channel.members.has(botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    ...(channel.readOnly ? { is_read_only: true } : {}),
    ...(channel.threadOnly ? { is_thread_only: true } : {}),
    ...(withCount ? { num_members: channel.members.size } : {}),
  };
}

/** The file object of messages and answers. */
export function fileShape(
  world: World,
  file: { id: string; name: string; title: string; content: Buffer },
  user: string,
): Wire {
  const filetype = file.name.split('.').at(-1) ?? 'text';
  return {
    id: file.id,
    created: seconds(world),
    timestamp: seconds(world),
    name: file.name,
    title: file.title,
    mimetype: filetype === 'png' ? 'image/png' : 'text/plain',
    filetype,
    user,
    size: file.content.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: `${world.origin}/files/${file.id}`,
    permalink: `${world.origin}/files/${file.id}`,
  };
}

/** People, user groups and channels, from the fields in which Slack describes them. */
import type { ConversationsInfoResponse, UsergroupsListResponse, UsersInfoResponse } from '@slack/web-api';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { SlackChannel, SlackGroup, SlackStatus, SlackUser } from './slack-api.js';

type RawUser = NonNullable<UsersInfoResponse['user']> & { readonly is_stranger?: boolean };
type RawGroup = NonNullable<UsergroupsListResponse['usergroups']>[number];
type RawChannel = NonNullable<ConversationsInfoResponse['channel']>;

export function toUser(raw: RawUser, id: UserId, team: TeamId): SlackUser {
  const { profile } = raw;
  const name = profile?.display_name || profile?.real_name || raw.real_name || raw.name || id;
  // In an organisation a person may belong to several of its workspaces; `teams` lists them.
  const home =
    raw.team_id === undefined || raw.team_id === team || raw.enterprise_user?.teams?.includes(team) === true;
  return {
    id,
    name,
    ...(raw.tz && { zone: raw.tz }),
    ...statusOf(profile),
    isBot: raw.is_bot === true || id === 'USLACKBOT',
    isGuest: raw.is_restricted === true || raw.is_ultra_restricted === true,
    isAdmin: raw.is_admin === true || raw.is_owner === true,
    isDeactivated: raw.deleted === true,
    isExternal: raw.is_stranger === true || !home,
  };
}

/** Slack keeps `status_expiration` in seconds; 0 means that it stays. */
function statusOf(profile: RawUser['profile']): { readonly status?: SlackStatus } {
  const {
    status_text: text = '',
    status_emoji: emoji = '',
    status_expiration: expiration = 0,
  } = profile ?? {};
  if (text === '' && emoji === '') return {};
  return { status: { text, emoji, ...(expiration > 0 && { until: expiration * 1000 }) } };
}

export function toChannel(raw: RawChannel, id: ChannelId): SlackChannel {
  return {
    id,
    name: raw.name ?? '',
    isPrivate: raw.is_private === true,
    isGroupDm: raw.is_mpim === true,
    isDm: raw.is_im === true,
    isArchived: raw.is_archived === true,
    isExternal: raw.is_ext_shared === true,
    // Slack leaves the field out for conversations that one can't be outside of.
    isMember: raw.is_member ?? (raw.is_im === true || raw.is_mpim === true),
  };
}

export const toGroup = (raw: RawGroup): SlackGroup => ({
  id: raw.id ?? '',
  handle: raw.handle ?? '',
  name: raw.name ?? '',
  isDisabled: (raw.date_delete ?? 0) > 0,
});

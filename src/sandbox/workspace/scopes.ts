/** Which scope each Web API method asks for, and which each event needs to be sent. */
/** Public or private channel, group direct message, direct message. */
export type ChannelKind = 'public' | 'private' | 'mpim' | 'im';

/** The prefix of the `…:read` and `…:history` scopes of a kind of conversation. */
const FAMILY: Record<ChannelKind, string> = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' };

export const readScope = (kind: ChannelKind): string => `${FAMILY[kind]}:read`;
export const historyScope = (kind: ChannelKind): string => `${FAMILY[kind]}:history`;

/** Scopes of methods whose need does not hang on the conversation. Those that do ask by `readScope`, `historyScope`. */
export const METHOD_SCOPES: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.join': 'channels:join',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};

/** Scopes of events that are not about messages. */
export const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  user_change: 'users:read',
  team_join: 'users:read',
  subteam_updated: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
};

/**
 * Granted unless a test says otherwise: what an app of this kind asks for. `chat:write.public` and `channels:join`
 * are left out, because they would hide that the app posts where it was not invited.
 */
export const DEFAULT_SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.customize',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'usergroups:read',
  'users:read',
];

/** The bot scopes Meanwhile asks for, each with its reason. `manifest.yml`, the OAuth page and `doctor` are held to this list. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  commands: '/async, the commands that are a word of it by itself, and the message shortcuts',
  'chat:write': 'nudges, proposals and answers',
  'channels:history': 'hear meeting requests in public channels it was invited to',
  'groups:history': 'the same in private channels',
  'mpim:history': 'the same in group messages',
  'im:history': 'read what people write to the app itself',
  'channels:read': 'a channel’s name and members; learn of being invited',
  'groups:read': 'the same for private channels',
  'mpim:read': 'the same for group messages',
  'im:read': 'tell the app’s own conversation from others',
  'im:write': 'find the conversation with a person again',
  'usergroups:read': 'ask everybody in a user group, in step with it',
  'users:read': 'names and time zones',
  'files:write': 'send a person their own data as a file; a call’s calendar file in its thread',
};

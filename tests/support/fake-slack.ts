/** A Slack that holds people, channels and members in memory, and remembers what it was asked to show. Anything else is refused. */
import type { View } from '@slack/types';
import { type ChannelId, type TeamId, teamId, type UserId, userId, viewId } from '../../src/core/ids.js';
import { SlackCallError } from '../../src/slack/errors.js';
import type { Respond, SlackApi, SlackChannel, SlackGroup, SlackUser } from '../../src/slack/slack-api.js';

export const TEAM: TeamId = teamId('T1');
export const BOT: UserId = userId('UBOT');

export const aUser = (of: Partial<SlackUser> & Pick<SlackUser, 'id'>): SlackUser => ({
  name: `name of ${of.id}`,
  isBot: false,
  isGuest: false,
  isAdmin: false,
  isDeactivated: false,
  isExternal: false,
  ...of,
});

export const aChannel = (of: Partial<SlackChannel> & Pick<SlackChannel, 'id'>): SlackChannel => ({
  name: `name of ${of.id}`,
  isPrivate: false,
  isGroupDm: false,
  isDm: false,
  isArchived: false,
  isExternal: false,
  isMember: true,
  ...of,
});

export const slackRefusal = (
  kind: SlackCallError['kind'],
  code: string,
  more: { readonly retryAfterMs?: number } = {},
) => new SlackCallError({ kind, code, mayHaveHappened: false, ...more });

/** What was shown, in order. */
export type Shown =
  | { readonly how: 'open' | 'push' | 'update'; readonly view: View; readonly trigger?: string }
  | { readonly how: 'home'; readonly user: UserId; readonly view: View }
  | { readonly how: 'file'; readonly user: UserId; readonly name: string; readonly content: string };

export interface FakeSlack {
  readonly api: SlackApi;
  readonly shown: Shown[];
  /** Thrown by every `sendFile` while set. */
  refuseFiles: SlackCallError | undefined;
}

export function fakeSlack(of: {
  readonly users?: readonly SlackUser[];
  readonly channels?: readonly SlackChannel[];
  readonly members?: Readonly<Record<string, readonly UserId[]>>;
  readonly groups?: readonly (SlackGroup & { readonly users: readonly UserId[] })[];
}): FakeSlack {
  const shown: Shown[] = [];
  const opened = { id: viewId('V1'), hash: 'h1' };
  const unexpected = async (): Promise<never> => {
    throw new Error('not expected in this test');
  };
  const fake: Omit<FakeSlack, 'api'> = { shown, refuseFiles: undefined };
  const api: SlackApi = {
    identity: async (team) => ({ team, botUser: BOT, botId: 'B1' }),
    user: async (_team, id) => found(of.users, id, 'user_not_found'),
    channel: async (_team, id) => found(of.channels, id, 'channel_not_found'),
    usersPage: async () => ({ users: [] }),
    members: async (_team: TeamId, id: ChannelId, limit) => (of.members?.[id] ?? []).slice(0, limit),
    groups: async () => of.groups ?? [],
    groupMembers: async (_team, id) => found(of.groups, id, 'no_such_subteam').users,
    openView: async (_team, trigger, view) => {
      shown.push({ how: 'open', view, trigger });
      return opened;
    },
    pushView: async (_team, trigger, view) => {
      shown.push({ how: 'push', view, trigger });
      return opened;
    },
    updateView: async (_team, _at, view) => {
      shown.push({ how: 'update', view });
      return opened;
    },
    publishHome: async (_team, user, view) => {
      shown.push({ how: 'home', user, view });
    },
    sendFile: async (_team, user, { name, content }) => {
      if (fake.refuseFiles) throw fake.refuseFiles;
      shown.push({ how: 'file', user, name, content });
    },
    postMessage: unexpected,
    postEphemeral: unexpected,
    updateMessage: unexpected,
    findPosted: unexpected,
    shareFile: unexpected,
    findFile: unexpected,
    readMessage: unexpected,
    readTalk: unexpected,
    permalink: unexpected,
  };
  return Object.assign(fake, { api });
}

function found<Thing extends { readonly id: string }>(
  things: readonly Thing[] = [],
  id: string,
  code: string,
) {
  const thing = things.find((each) => each.id === id);
  if (!thing) throw slackRefusal('gone', code);
  return thing;
}

export type Answer = Parameters<Respond>[1] & { readonly to: string };

/** Remembers what was answered to which response URL. */
export function recordingRespond(): { readonly respond: Respond; readonly answers: Answer[] } {
  const answers: Answer[] = [];
  return {
    answers,
    respond: async (to, answer) => {
      answers.push({ to, ...answer });
    },
  };
}

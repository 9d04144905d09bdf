/** The one adapter of the `SlackApi` port: our words to Web API methods and back. */
import { channelId, messageTs, type TeamId, userId, viewId } from '../core/ids.js';
import { given } from './answer.js';
import type { CallSlack, WorkspaceAccess } from './client-pool.js';
import { toChannel, toGroup, toUser } from './directory-entries.js';
import { SlackCallError } from './errors.js';
import { conversationOf, findFile, findPosted, postMetadata, readMessage } from './read-back.js';
import { readTalk } from './read-talk.js';
import type { MessageContent, OpenedView, SharedFile, SlackApi } from './slack-api.js';

/** Slack's recommended pages. */
const MEMBERS_PAGE = 200;
const PEOPLE_PAGE = 200;

export function createSlackApi(deps: {
  readonly call: CallSlack;
  readonly access: (team: TeamId) => Promise<WorkspaceAccess | undefined>;
}): SlackApi {
  const { call } = deps;

  /** Slack shows the file when the last of three calls is done; the name doubles as its title. */
  async function share(
    team: TeamId,
    {
      channel,
      threadTs,
      name,
      content,
      text,
    }: SharedFile & { channel: string; threadTs?: string; text: string },
  ): Promise<void> {
    const bytes = typeof content === 'string' ? { content } : { file: Buffer.from(content) };
    const file = { channel_id: channel, filename: name, title: name, ...bytes, initial_comment: text };
    await call(team, 'post', (client) =>
      client.filesUploadV2(threadTs === undefined ? file : { ...file, thread_ts: threadTs }),
    );
  }

  return {
    async identity(team) {
      const access = await deps.access(team);
      if (!access) throw new SlackCallError({ kind: 'token', code: 'not_installed', mayHaveHappened: false });
      return { team, botUser: access.botUser, botId: access.botId };
    },

    async postMessage(team, { channel, threadTs, key, ...content }) {
      const posted = await call(team, 'post', (client) =>
        client.chat.postMessage({
          channel,
          ...shown(content),
          ...(threadTs && { thread_ts: threadTs }),
          metadata: asText(postMetadata(key)),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      return {
        channel: channelId(given(posted.channel, 'channel')),
        ts: messageTs(given(posted.ts, 'ts')),
        ...(threadTs && { threadTs }),
      };
    },

    async postEphemeral(team, { channel, user, threadTs, ...content }) {
      await call(team, 'post', (client) =>
        client.chat.postEphemeral({
          channel,
          user,
          ...shown(content),
          ...(threadTs && { thread_ts: threadTs }),
        }),
      );
    },

    async updateMessage(team, at, { key, ...content }) {
      await call(team, 'post', (client) =>
        client.chat.update({
          channel: at.channel,
          ts: at.ts,
          ...shown(content),
          metadata: asText(postMetadata(key)),
        }),
      );
    },

    findPosted: (team, where) => call(team, 'ask', (client) => findPosted(client, where)),
    readTalk: (team, place) => call(team, 'ask', (client) => readTalk(client, place)),
    readMessage: (team, at) => call(team, 'ask', (client) => readMessage(client, at)),

    async permalink(team, at) {
      const answer = await call(team, 'ask', (client) =>
        client.chat.getPermalink({ channel: at.channel, message_ts: at.ts }),
      );
      return given(answer.permalink, 'permalink');
    },

    async user(team, user) {
      const answer = await call(team, 'ask', (client) => client.users.info({ user }));
      return toUser(given(answer.user, 'user'), user, team);
    },

    async usersPage(team, cursor) {
      const answer = await call(team, 'ask', (client) =>
        client.users.list({ limit: PEOPLE_PAGE, ...(cursor && { cursor }) }),
      );
      const next = answer.response_metadata?.next_cursor;
      return {
        users: (answer.members ?? []).flatMap(({ id, ...raw }) =>
          id ? [toUser(raw, userId(id), team)] : [],
        ),
        ...(next && { next }),
      };
    },

    async channel(team, channel) {
      const answer = await call(team, 'ask', (client) => client.conversations.info({ channel }));
      return toChannel(given(answer.channel, 'channel'), channel);
    },

    members: (team, channel, limit) =>
      call(team, 'ask', async (client) => {
        const members: string[] = [];
        let cursor: string | undefined;
        do {
          const page = Math.min(MEMBERS_PAGE, limit - members.length);
          const answer = await client.conversations.members({
            channel,
            limit: page,
            ...(cursor && { cursor }),
          });
          members.push(...(answer.members ?? []));
          cursor = answer.response_metadata?.next_cursor;
        } while (cursor && members.length < limit);
        return members.slice(0, limit).map(userId);
      }),

    async groups(team) {
      const answer = await call(team, 'ask', (client) => client.usergroups.list({ include_disabled: true }));
      return given(answer.usergroups, 'usergroups').map(toGroup);
    },

    async groupMembers(team, group) {
      const answer = await call(team, 'ask', (client) =>
        client.usergroups.users.list({ usergroup: group, include_disabled: true }),
      );
      return given(answer.users, 'users').map(userId);
    },

    openView: async (team, trigger, view) =>
      opened((await call(team, 'form', (client) => client.views.open({ trigger_id: trigger, view }))).view),
    pushView: async (team, trigger, view) =>
      opened((await call(team, 'form', (client) => client.views.push({ trigger_id: trigger, view }))).view),
    updateView: async (team, at, view) =>
      opened(
        (
          await call(team, 'form', (client) =>
            client.views.update({ view_id: at.id, view, ...(at.hash && { hash: at.hash }) }),
          )
        ).view,
      ),
    async publishHome(team, user, view) {
      await call(team, 'form', (client) => client.views.publish({ user_id: user, view }));
    },

    async sendFile(team, user, { name, content, text }) {
      const channel = await call(team, 'ask', (client) => conversationOf(client, user));
      await share(team, { channel, name, content, text });
    },

    shareFile: share,
    findFile: (team, where) => call(team, 'ask', (client) => findFile(client, where)),
  };
}

/** Copies, because the library's types want arrays it may change. */
const shown = ({ text, blocks }: MessageContent) => ({ text, blocks: asText([...blocks]) });

/**
 * WebClient looks through every object it is given, to hide tokens in a log that nobody reads, and then writes it as text: a tenth of what
 * a post costs. What is text already it leaves alone, and Slack is sent the same.
 */
const asText = <Value>(value: Value): Value => JSON.stringify(value) as Value;

const opened = (view: { readonly id?: string; readonly hash?: string } | undefined): OpenedView => ({
  id: viewId(given(view?.id, 'view')),
  hash: view?.hash ?? '',
});

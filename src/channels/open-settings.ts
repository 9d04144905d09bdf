/** Opens *Channel settings* for a member. */
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import type { SettingsForMember } from './change-channel-settings.js';
import { metadataOf } from './read-settings-form.js';
import { refusedView, settingsForm } from './views/settings.js';

/** @returns undefined when the form is open, else why not. */
export type OpenChannelSettings = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly channel: ChannelId;
  readonly triggerId: string;
}) => Promise<MessageContent | undefined>;

export const createOpenChannelSettings =
  (deps: {
    readonly settingsForMember: SettingsForMember;
    readonly slack: Pick<SlackApi, 'openView'>;
  }): OpenChannelSettings =>
  async ({ team, user, channel, triggerId }) => {
    const answer = await deps.settingsForMember(team, channel, user);
    if ('refused' in answer) return refusedView(answer.refused);
    await deps.slack.openView(
      team,
      triggerId,
      settingsForm(answer.settings, answer.channel, metadataOf(channel)),
    );
    return undefined;
  };

/** What the channels slice listens to: the app being added to a channel, its buttons, and *Channel settings* being saved. */
import { z } from 'zod';
import { channelId, userId } from '../core/ids.js';
import type { OpenMySettings } from '../people/my-settings.js';
import type { ActionPress } from '../slack/incoming.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { MessageContent, Respond } from '../slack/slack-api.js';
import { showInstead } from '../slack/view-reply.js';
import type { ChangeChannelSettings } from './change-channel-settings.js';
import type { ChannelJoin } from './introduce.js';
import type { OpenChannelSettings } from './open-settings.js';
import { readSettingsForm } from './read-settings-form.js';
import {
  MY_SETTINGS_ACTION,
  OPEN_SETTINGS_ACTION,
  refusedModal,
  refusedView,
  SAVE_SETTINGS_VIEW,
  settingsChangedView,
  settingsSavedModal,
  TURN_OFF_ACTION,
  TURN_ON_ACTION,
} from './views/settings.js';

export interface ChannelListenersDeps {
  readonly planIntroduction: (join: ChannelJoin) => Promise<void>;
  readonly openSettings: OpenChannelSettings;
  readonly changeSettings: ChangeChannelSettings;
  readonly openMySettings: OpenMySettings;
  readonly respond: Respond;
}

const Joined = z.object({ user: z.string(), channel: z.string(), inviter: z.string().optional() });

export function createChannelListeners(deps: ChannelListenersDeps): ListenerTable {
  /** To the presser alone. An introduction stays as it is, for the others; an ephemeral is replaced. */
  const answer = async ({ responseUrl, message }: ActionPress, content: MessageContent | undefined) => {
    if (!responseUrl || !content) return;
    await deps.respond(responseUrl, { ...content, replaceOriginal: message?.ephemeral ?? false });
  };
  /** Turns nudges on or off in the channel where the button was pressed. */
  const turn = async (press: ActionPress, nudges: boolean) => {
    if (!press.message) return;
    const done = await deps.changeSettings(press.team, press.message.channel, press.user, { nudges });
    await answer(press, 'refused' in done ? refusedView(done.refused) : settingsChangedView(done.settings));
  };
  return {
    events: {
      member_joined_channel: async ({ eventId, team, payload }) => {
        const { user, channel, inviter } = Joined.parse(payload);
        await deps.planIntroduction({
          ...{ eventId, team, channel: channelId(channel), user: userId(user) },
          ...(inviter !== undefined && { inviter: userId(inviter) }),
        });
      },
    },
    actions: {
      [TURN_ON_ACTION]: (press) => turn(press, true),
      [TURN_OFF_ACTION]: (press) => turn(press, false),
      [OPEN_SETTINGS_ACTION]: async (press) => {
        const { team, user, triggerId, message } = press;
        if (!message) return;
        await answer(press, await deps.openSettings({ team, user, triggerId, channel: message.channel }));
      },
      [MY_SETTINGS_ACTION]: ({ team, user, triggerId }) =>
        deps.openMySettings({ team, user, triggerId, over: true }),
    },
    views: {
      [SAVE_SETTINGS_VIEW]: async ({ team, user, view }) => {
        const { channel, change } = readSettingsForm(view);
        const done = await deps.changeSettings(team, channel, user, change);
        return showInstead(
          'refused' in done ? refusedModal(done.refused) : settingsSavedModal(done.settings),
        );
      },
    },
  };
}

/** What the people slice listens to: Home being opened, the buttons of Home and of its messages, and *My settings* being saved. */
import { z } from 'zod';
import { userId } from '../core/ids.js';
import type { ActionPress } from '../slack/incoming.js';
import type { ListenerTable } from '../slack/listener-table.js';
import type { MessageContent, Respond, SlackApi } from '../slack/slack-api.js';
import type { ChangeChoices } from './change-choices.js';
import type { RefreshHome } from './home.js';
import type { MySettings } from './my-settings.js';
import type { Privacy } from './privacy.js';
import {
  OPEN_SETTINGS_ACTION,
  SNOOZE_ACTION,
  TURN_OFF_ACTION,
  TURN_ON_ACTION,
  WAKE_ACTION,
} from './views/choices.js';
import { HOME_VIEW, SHOW_PRIVACY_ACTION } from './views/home.js';
import {
  answerModal,
  DELETE_ACTION,
  deletedView,
  EXPORT_ACTION,
  exportRequestedView,
  privacyModal,
} from './views/privacy.js';
import { SAVE_SETTINGS_VIEW } from './views/settings-form.js';

export interface PeopleListenersDeps {
  readonly changeChoices: ChangeChoices;
  readonly mySettings: MySettings;
  readonly privacy: Privacy;
  readonly refreshHome: RefreshHome;
  readonly slack: Pick<SlackApi, 'openView' | 'updateView'>;
  readonly respond: Respond;
}

const HomeOpened = z.object({
  user: z.string(),
  tab: z.string().optional(),
  /** What Slack shows already; absent before the first time. */
  view: z.object({ private_metadata: z.string().optional() }).optional(),
});

export function createPeopleListeners(deps: PeopleListenersDeps): ListenerTable {
  const { changeChoices, mySettings, privacy, refreshHome } = deps;

  /** Answers where the button was: Home shows what now holds; a modal or a message of ours shows the answer instead. */
  const answer = async (press: ActionPress, content: MessageContent) => {
    const { team, view, responseUrl } = press;
    if (view && inModal(press)) await deps.slack.updateView(team, { id: view.id }, answerModal(content));
    if (view) return refreshHome(team, press.user);
    if (responseUrl) await deps.respond(responseUrl, { ...content, replaceOriginal: true });
  };

  return {
    events: {
      app_home_opened: async ({ team, payload }) => {
        const { user, tab, view } = HomeOpened.parse(payload);
        if (tab === 'home') refreshHome(team, userId(user), view?.private_metadata);
      },
    },
    actions: {
      [TURN_ON_ACTION]: async (press) =>
        answer(press, await changeChoices.turn(press.team, press.user, true)),
      [TURN_OFF_ACTION]: async (press) =>
        answer(press, await changeChoices.turn(press.team, press.user, false)),
      [SNOOZE_ACTION]: async (press) =>
        answer(press, await changeChoices.snooze(press.team, press.user, press.value)),
      [WAKE_ACTION]: async (press) =>
        answer(press, await changeChoices.snooze(press.team, press.user, 'off')),
      [OPEN_SETTINGS_ACTION]: (press) => mySettings.open({ ...press, over: inModal(press) }),
      [SHOW_PRIVACY_ACTION]: async ({ team, user, triggerId }) => {
        await deps.slack.openView(team, triggerId, privacyModal(await privacy.stored(team, user)));
      },
      [EXPORT_ACTION]: async (press) => {
        await privacy.requestExport(press.team, press.user);
        await answer(press, exportRequestedView());
      },
      [DELETE_ACTION]: async (press) =>
        answer(press, deletedView(await privacy.deleteAll(press.team, press.user))),
    },
    views: {
      [SAVE_SETTINGS_VIEW]: async (submission) => {
        const reply = await mySettings.save(submission);
        if (reply.then === 'update') refreshHome(submission.team, submission.user);
        return reply;
      },
    },
  };
}

const inModal = ({ view }: ActionPress): boolean => view !== undefined && view.callbackId !== HOME_VIEW;

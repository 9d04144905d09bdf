/** *My settings*: opened, saved, and offered where no modal can open by itself. */
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import { showErrors, showInstead } from '../slack/view-reply.js';
import type { ReadChoices, RuleName } from './choices.js';
import type { PreferenceRepository } from './preference.js';
import { readSettingsForm } from './read-settings-form.js';
import { choiceLines, settingsOfferView } from './views/choices.js';
import { settingsForm, settingsSavedModal } from './views/settings-form.js';

/** Opens the form; `over` the modal in which the button was pressed. */
export type OpenMySettings = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly over?: boolean;
}) => Promise<void>;

export interface MySettings {
  readonly open: OpenMySettings;
  /** What holds now, with a button that opens the form. */
  offer(team: TeamId, user: UserId): Promise<MessageContent>;
  /** Whose settings these are is told by Slack, never by the form: nobody can save for somebody else. */
  save(submission: ViewSubmission): Promise<ViewReply>;
}

export function createMySettings(deps: {
  readonly clock: Clock;
  readonly slack: Pick<SlackApi, 'openView' | 'pushView'>;
  readonly preferences: PreferenceRepository;
  readonly readChoices: ReadChoices;
  readonly rules: readonly RuleName[];
}): MySettings {
  const { clock, slack, preferences, readChoices, rules } = deps;
  return {
    async open({ team, user, triggerId, over }) {
      const form = settingsForm(await readChoices(team, user), rules);
      await (over ? slack.pushView(team, triggerId, form) : slack.openView(team, triggerId, form));
    },
    async offer(team, user) {
      return settingsOfferView(choiceLines(await readChoices(team, user), rules));
    },
    async save({ team, user, view }) {
      const read = readSettingsForm(view.values, rules);
      if ('errors' in read) return showErrors(read.errors);
      await preferences.change(team, user, read.change, clock.now());
      const lines = choiceLines(await readChoices(team, user), rules);
      return showInstead(settingsSavedModal(lines));
    },
  };
}

/** *My settings*: opened, saved, and offered where no modal can open by itself. */
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import { showErrors, showInstead } from '../slack/view-reply.js';
import type { ReadChoices, RuleName } from './choices.js';
import type { PreferenceRepository } from './preference.js';
import { readRegion } from './read-region.js';
import { readSettingsForm } from './read-settings-form.js';
import { choiceLines, settingsOfferView } from './views/choices.js';
import { FIELDS, settingsForm, settingsSavedModal } from './views/settings-form.js';

/** Opens the form; `over` the modal in which the button was pressed. */
export type OpenMySettings = (request: {
  readonly team: TeamId;
  readonly user: UserId;
  readonly triggerId: string;
  readonly over?: boolean;
}) => Promise<void>;

/** Hours, zone or region are not what they were: what was planned by them is planned anew, for this person. Joins the transaction. */
export type ChoicesChanged = (team: TeamId, user: UserId) => Promise<void>;

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
  readonly choicesChanged: ChoicesChanged;
  readonly transaction: InTransaction;
}): MySettings {
  const { clock, slack, preferences, readChoices, rules, transaction, choicesChanged } = deps;
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
      const region = await readRegion(view.values[FIELDS.region]);
      const errors = {
        ...('errors' in read && read.errors),
        ...('refused' in region && { [FIELDS.region]: region.refused }),
      };
      if ('errors' in read || 'refused' in region) return showErrors(errors);
      await transaction(async () => {
        await preferences.change(team, user, { ...read.change, ...region }, clock.now());
        await choicesChanged(team, user);
      });
      const lines = choiceLines(await readChoices(team, user), rules);
      return showInstead(settingsSavedModal(lines));
    },
  };
}

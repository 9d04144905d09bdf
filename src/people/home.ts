/** Shows a person their App Home as things stand now. Publishing twice does no harm, so no delivery is claimed for it. */
import type { TeamId, UserId } from '../core/ids.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import type { ReadChoices, RuleName } from './choices.js';
import { homeView } from './views/home.js';

export interface ShowHomeDeps {
  readonly slack: Pick<SlackApi, 'publishHome'>;
  readonly readChoices: ReadChoices;
  readonly rules: readonly RuleName[];
  /** Every subcommand with what it does; the commands slice makes it, from a list of which this slice's own are a part. */
  readonly commandHelp: () => MessageContent['blocks'];
}

export type ShowHome = (team: TeamId, user: UserId) => Promise<void>;

export const createShowHome =
  (deps: ShowHomeDeps): ShowHome =>
  async (team, user) => {
    const choices = await deps.readChoices(team, user);
    await deps.slack.publishHome(team, user, homeView(choices, deps.rules, deps.commandHelp()));
  };

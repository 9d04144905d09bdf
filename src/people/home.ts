/** Shows a person their App Home as things stand now. Publishing twice does no harm, so no delivery is claimed for it. */
import type { TeamId, UserId } from '../core/ids.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import type { ReadChoices, RuleName } from './choices.js';
import { homeView } from './views/home.js';

export interface ShowHomeDeps {
  readonly slack: Pick<SlackApi, 'publishHome'>;
  readonly readChoices: ReadChoices;
  readonly rules: readonly RuleName[];
  /** In the order in which they are shown. */
  readonly homeSections: readonly HomeSection[];
  /** Every subcommand with what it does; the commands slice makes it, from a list of which this slice's own are a part. */
  readonly commandHelp: () => MessageContent['blocks'];
}

/** What another slice shows a person of theirs: a few blocks, no more than 20. */
export type HomeSection = (team: TeamId, user: UserId) => Promise<MessageContent['blocks']>;

/** Something that Home shows has changed. Works on in the background. */
export type RefreshHome = (team: TeamId, user: UserId) => void;

export type ShowHome = (team: TeamId, user: UserId) => Promise<void>;

export const createShowHome =
  (deps: ShowHomeDeps): ShowHome =>
  async (team, user) => {
    const choices = await deps.readChoices(team, user);
    const sections = await Promise.all(deps.homeSections.map((section) => section(team, user)));
    const view = homeView(choices, deps.rules, sections, deps.commandHelp());
    await deps.slack.publishHome(team, user, view);
  };

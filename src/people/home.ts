/** Shows a person their App Home as things stand now. Publishing twice does no harm, so no delivery is claimed for it. */
import { createHash } from 'node:crypto';
import type { TeamId, UserId } from '../core/ids.js';
import { SlackCallError } from '../slack/errors.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import type { ReadChoices, RuleName } from './choices.js';
import { homePartAwayBlocks, homeView } from './views/home.js';

export interface ShowHomeDeps {
  readonly slack: Pick<SlackApi, 'publishHome'>;
  readonly readChoices: ReadChoices;
  readonly rules: readonly RuleName[];
  /** In the order in which they are shown. */
  readonly homeSections: readonly HomeSection[];
  /** Every subcommand with what it does; the commands slice makes it, from a list of which this slice's own are a part. */
  readonly commandHelp: () => MessageContent['blocks'];
}

/** What another slice shows a person of theirs: a few blocks; beyond 14 they are cut. */
export type HomeSection = (team: TeamId, user: UserId) => Promise<MessageContent['blocks']>;

/** Of one section. With the help and the choices, Home then stays under Slack's 100 for five of them, and a short sixth. */
const MOST_BLOCKS = 14;

/** Something that Home shows has changed. Works on in the background. */
export type RefreshHome = (team: TeamId, user: UserId, shownNow?: string) => void;

/**
 * Publishes Home, unless it shows the very same already.
 * @param shownNow the mark (`private_metadata`) of what Slack shows. Slack holds it, so every replica sees the same one.
 */
export type ShowHome = (team: TeamId, user: UserId, shownNow?: string) => Promise<void>;

export const createShowHome =
  (deps: ShowHomeDeps): ShowHome =>
  async (team, user, shownNow) => {
    const choices = await deps.readChoices(team, user);
    const sections = await Promise.all(deps.homeSections.map((section) => shown(section, team, user)));
    const view = homeView(choices, deps.rules, sections, deps.commandHelp());
    const mark = markOf(view);
    if (mark === shownNow) return;
    await deps.slack.publishHome(team, user, { ...view, private_metadata: mark });
  };

/** One part that can't be read takes nothing else away. */
async function shown(section: HomeSection, team: TeamId, user: UserId) {
  try {
    return (await section(team, user)).slice(0, MOST_BLOCKS);
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    return homePartAwayBlocks();
  }
}

const markOf = (view: ReturnType<typeof homeView>): string =>
  createHash('sha256').update(JSON.stringify(view.blocks)).digest('base64url');

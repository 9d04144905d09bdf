/** Whether the author may still write in the place that the form was opened for: they may have left it, or been removed, since. */
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { Proposal } from './proposal.js';

/** A bound on what one check may cost: in a conversation with more members the check tells nothing, and nobody is refused. */
const MOST_MEMBERS = 10_000;

/** @throws SlackCallError when Slack can't be asked just now. */
export type MayPost = (proposal: Pick<Proposal, 'team' | 'channel' | 'author'>) => Promise<boolean>;

/** A conversation whose members Slack hides from us refuses the post itself. */
export const createMayPost =
  ({ slack }: { readonly slack: Pick<SlackApi, 'members'> }): MayPost =>
  async ({ team, channel, author }) => {
    try {
      const members = await slack.members(team, channel, MOST_MEMBERS);
      return members.includes(author) || members.length >= MOST_MEMBERS;
    } catch (error) {
      const passing = error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind);
      if (passing || !(error instanceof SlackCallError)) throw error;
      return true;
    }
  };

/** What the scheduler itself says. Prompts and reminders are the answering side's. */
import { message, section } from '../../slack/blocks.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';

/** To an owner, once for each member. @param member their name as in Slack, shown without a ping. */
export function unreachableView(of: { readonly standup: string; readonly member: string }): MessageContent {
  const text = `I could not ask ${escapeText(of.member)} for *${escapeText(of.standup)}*: Slack does not let me write to them. Everybody else was asked as usual. I will try again on the next work day; to stop that, take them off the standup with \`/async standup\`.`;
  return message(text, section(text));
}

/** What the scheduler itself says. Prompts and reminders are the answering side's. */
import { message, section } from '../../slack/blocks.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';

/** To an owner, once for each member. @param member their name as in Slack, shown without a ping. */
export function unreachableView(of: { readonly standup: string; readonly member: string }): MessageContent {
  const text = `I could not ask ${escapeText(of.member)} for *${escapeText(of.standup)}*: Slack does not let me write to them. Everybody else was asked as usual. I will try again on the next work day; to stop that, take them off the standup with \`/async standup\`.`;
  return message(text, section(text));
}

/** To each owner, once for each time that it pauses. @param disabled whoever looks after user groups took this one away. */
export function groupGoneView({ name }: Pick<Standup, 'name'>, disabled: boolean): MessageContent {
  const label = escapeText(name);
  const why = disabled
    ? 'the user group that it asks was disabled'
    : 'Slack does not let me see who is in the user group that it asks';
  const mend = disabled
    ? 'When the group is enabled again, it goes on by itself.'
    : 'Whoever installed me may have to do so again, because it needs the scope `usergroups:read`. Then resume it.';
  return message(
    `${label} is paused: ${why}.`,
    section(`*${label}* is paused: ${why}.`),
    section(`${mend} Or choose whom it asks in another way: \`/async standup\`, *Manage*, *Edit*.`),
  );
}

/** Says to whoever set a digest up that Slack refused it. */
import { message, section } from '../../slack/blocks.js';
import { channelLink, escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';

/** @param code Slack's, e.g. `is_archived`. */
export const notPostedView = (channel: string, code: string): MessageContent =>
  message(
    'A digest could not be posted.',
    section(
      `I could not post the digest in ${channelLink(channel)}: Slack answered \`${escapeText(code)}\`. I try again when the next one is due, and it will tell what this one would have. If I was removed from the channel, type \`/invite\` there; to end it, \`/async digest off\`.`,
    ),
  );

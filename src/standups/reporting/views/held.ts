/** What owners read when the report of their standup can't be posted. */
import { message, section } from '../../../slack/blocks.js';
import { channelLink } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { Standup } from '../../standup-record.js';
import { nameLabel } from './words.js';

const CHANNEL_WORDS: Readonly<Record<string, { readonly why: string; readonly mend: string }>> = {
  not_in_channel: {
    why: 'I am no longer in it',
    mend: 'Invite me again, and it goes on by itself',
  },
  channel_not_found: {
    why: 'it is gone, or hidden from me',
    mend: 'Invite me again, and it goes on by itself; or choose another channel and resume it',
  },
  is_archived: {
    why: 'it is archived',
    mend: 'Unarchive it with me in it, and it goes on by itself; or choose another channel and resume it',
  },
};
const OTHERWISE = {
  why: 'Slack does not let me post there',
  mend: 'Let me post there, or choose another channel, and resume it',
};

/** @param code Slack's. */
export function heldView({ name, channel }: Standup, code: string): MessageContent {
  const { why, mend } = CHANNEL_WORDS[code] ?? OTHERWISE;
  const label = nameLabel(name);
  return message(
    `${label} is paused: I can't post its report.`,
    section(`*${label}* is paused: I can't post its report in ${channelLink(channel)}, because ${why}.`),
    section(
      `${mend}. I then post what was missed. Every answer so far is kept, and nobody is asked until then.`,
    ),
  );
}

/** What `/async digest` answers. */
import { context, message } from '../../slack/blocks.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { DigestRecord } from '../digest.js';
import type { Preview } from './settings.js';

export const notSetView = (): MessageContent =>
  message('No digest is posted in this channel. Set one with `/async digest settings`.');

export const inChannelOnlyView = (): MessageContent =>
  message('A digest belongs to a channel: type `/async digest` there.');

export const usageView = (): MessageContent =>
  message(
    'Try `digest` to see what it would tell now, `digest now` to post it, `digest settings` to set when it comes, or `digest off`.',
  );

export const comesByRegionView = (): MessageContent =>
  message(
    'Here each region is told in its own morning, so there is no one time to do it now. `/async digest` shows you what there is to tell.',
  );

export const turnedOffView = (was: boolean): MessageContent =>
  message(
    was
      ? 'Done: no digest is posted here any more. `/async digest settings` brings it back as it was.'
      : 'No digest was posted here anyway.',
  );

/** For one reader alone. @param next when the next one is due, in words with its zone. */
export function previewView(
  preview: Exclude<Preview, { state: 'loading' }>,
  next: string | undefined,
): MessageContent {
  const due = next === undefined ? '' : ` The next digest is due ${escapeText(next)}.`;
  if (preview.state === 'empty') {
    return message(`Nothing to tell so far. A digest with nothing to tell is not posted.${due}`);
  }
  return {
    text: `What the digest would tell now.${due}`,
    blocks: [context(`Only you can see this: what the digest would tell now.${due}`), ...preview.blocks],
  };
}

export function postedNowView(became: DigestRecord['state'] | { readonly later: number }): MessageContent {
  if (typeof became === 'object')
    return message('Slack asks me to wait a little. Please try again in a minute.');
  if (became === 'posted') {
    return message('Today’s digest is in the channel. It will not come a second time today.');
  }
  if (became === 'empty') return message('There is nothing to tell so far, so I posted nothing.');
  return message('Slack did not take the digest. Am I in this channel? Type `/invite` there and choose me.');
}

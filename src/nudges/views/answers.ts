/** What the nudge turns into when its overflow is used. Each replaces the nudge, so that one place tells how things stand. */
import { actions, button, message as content, context, section } from '../../slack/blocks.js';
import { channelLink, localTime } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { RuleId } from '../rule.js';

export const LESS_ACTIONS = {
  kind: 'nudges:less-kind',
  week: 'nudges:less-week',
  all: 'nudges:less-all',
} as const;
export const KEEP_ACTION = 'nudges:keep';
export const CHANNEL_ON_ACTION = 'nudges:channel-on';
export const ATTACH_ACTION = 'nudges:attach-text';

/** After *Not a meeting request*. `value` addresses the message for *Send the words too*. */
export function wrongView(value: string): MessageContent {
  const text =
    'Thank you. Noted that this was no meeting request: the rule and a link to the message, not its words.';
  return content(
    text,
    section(text),
    actions('nudges.wrong', button({ actionId: ATTACH_ACTION, text: 'Send the words too', value })),
    context('With the words, whoever runs Meanwhile here can teach it better.'),
  );
}

export const attachedView = (): MessageContent =>
  content(
    'Thank you. The words of that message are kept with your note, encrypted, for whoever runs Meanwhile here.',
  );

/** After *Not in this channel*. */
export function channelOffView(channel: string): MessageContent {
  const text = `Nudges are off in ${channelLink(channel)} now, for everyone there.`;
  const on = button({ actionId: CHANNEL_ON_ACTION, text: 'Turn them on again', value: channel });
  return content(text, section(text), actions('nudges.channel', on));
}

export const channelOnView = (channel: string): MessageContent =>
  content(`Nudges are on in ${channelLink(channel)} again.`);

/** After *Less like this*: the three ways to get fewer. `value` addresses the nudge. */
export function lessView(value: string): MessageContent {
  const text = 'How much less would be right for you?';
  return content(
    text,
    section(text),
    actions(
      'nudges.less',
      button({ actionId: LESS_ACTIONS.kind, text: 'This kind off', value }),
      button({ actionId: LESS_ACTIONS.week, text: 'Snooze a week', value }),
      button({ actionId: LESS_ACTIONS.all, text: 'Everything off', value }),
      button({ actionId: KEEP_ACTION, text: 'Leave it as it is', value }),
    ),
    context('Only for you; others see no difference. `/async settings` changes it again.'),
  );
}

const KINDS: Readonly<Record<RuleId, string>> = {
  'meeting-request': 'when you ask for a meeting',
  'long-thread': 'when a conversation goes on live',
};

export const kindOffView = (rule: RuleId): MessageContent =>
  content(`You will get no more suggestions ${KINDS[rule]}. \`/async settings\` turns them on again.`);

/** @param fallback `until` in words, with its zone */
export const snoozedView = (until: number, fallback: string): MessageContent =>
  content(`Snoozed until ${localTime(until, fallback)}. \`/async snooze off\` ends it sooner.`);

export const allOffView = (): MessageContent =>
  content('Meanwhile will send you nothing unasked any more. `/async settings` turns it on again.');

/** For a button whose nudge is not the presser's, or is gone: the same words for both. */
export const goneView = (): MessageContent =>
  content('That suggestion is no longer here. The message shortcut *Make this async* works on any message.');

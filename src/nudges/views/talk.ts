/** The nudge about a live talk: what was noticed in one sentence, and what could be done with it. */

import type { ChannelId, MessageTs } from '../../core/ids.js';
import { actions, button, message as content, context, overflow, section } from '../../slack/blocks.js';
import { channelLink } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Signal } from '../rule.js';
import { MORE_ACTION } from './nudge.js';
import { moreValue, talkValue } from './values.js';

/** What can be done with a talk; another slice does it. */
type TalkWay = 'wrapUp' | 'decision' | 'tomorrow';

export const TALK_ACTIONS = {
  wrapUp: 'nudges:wrap-up-talk',
  decision: 'nudges:decide-talk',
  tomorrow: 'nudges:continue-tomorrow',
} as const satisfies Record<TalkWay, string>;
export const LEAVE_TALK_ACTION = 'nudges:leave-talk';

const LABELS: readonly (readonly [TalkWay, string])[] = [
  ['wrapUp', 'Wrap up'],
  ['decision', 'Make it a decision'],
  ['tomorrow', 'Continue tomorrow'],
];

/** Only the person who began the talk will see it. `ts` and `from` are its newest and its oldest message. */
export function talkNudgeView(data: {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly from: MessageTs;
  readonly threadTs?: MessageTs;
  readonly signal: Signal;
}): MessageContent {
  const { channel, ts, from, threadTs, signal } = data;
  const what = signal.saw[0]?.what ?? 'many messages';
  const people = signal.people.length;
  const sentence = `The conversation in ${channelLink(channel)} goes on live: ${what}, between ${people} people. A few written lines would let those who are not here now join in later.`;
  const value = talkValue({ channel, ts, from, threadTs, people: signal.people });
  const buttons = LABELS.map(([way, text], i) =>
    button({ actionId: TALK_ACTIONS[way], text, value, ...(i === 0 && { style: 'primary' as const }) }),
  );
  return content(
    sentence,
    section(sentence),
    actions(
      'nudges.talk',
      ...buttons,
      button({ actionId: LEAVE_TALK_ACTION, text: 'Leave it', value }),
      overflow(MORE_ACTION, [
        ['Why this?', moreValue('why', channel, ts)],
        ['Not in this channel', moreValue('channel', channel, ts)],
        ['Less like this', moreValue('less', channel, ts)],
      ]),
    ),
    context('Only you can see this. It comes once for a conversation.'),
  );
}

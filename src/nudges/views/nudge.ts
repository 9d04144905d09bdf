/** The nudge itself: one sentence with its reason, the written way one click away, and a way to get fewer. */
import type { Button } from '@slack/types';
import { actions, button, message as content, context, overflow, section } from '../../slack/blocks.js';
import type { IncomingMessage } from '../../slack/incoming.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Purpose, Signal } from '../rule.js';
import { WAYS, type WrittenWay } from '../ways.js';
import type { ZoneCost } from '../zone-cost.js';
import { type FurtherWay, type MoreChoice, moreValue, writeValue } from './values.js';

/** One button for each written way. */
export const WRITE_ACTIONS = {
  proposal: 'nudges:write-proposal',
  question: 'nudges:ask-in-writing',
  update: 'nudges:share-update',
  decision: 'nudges:start-decision',
  call: 'nudges:needs-a-call',
} as const satisfies Record<WrittenWay | FurtherWay, string>;
export const MORE_ACTION = 'nudges:more';

const LABELS: Readonly<Record<WrittenWay | FurtherWay, string>> = {
  proposal: 'Write a proposal',
  question: 'Ask in writing',
  update: 'Share an update',
  decision: 'Start a decision',
  call: 'It needs a call',
};

/** Purposes that may end in a decision, besides the one for which it is what is suggested. */
const MAY_BE_DECIDED: readonly Purpose[] = ['brainstorm', 'review', 'unknown'];

/** At most four: the two that fit, a decision where one may come of it, and a call last. */
function waysFor(purpose: Purpose): readonly (WrittenWay | FurtherWay)[] {
  if (purpose === 'decision') return ['decision', ...WAYS.decision, 'call'];
  return [...WAYS[purpose], ...(MAY_BE_DECIDED.includes(purpose) ? (['decision'] as const) : []), 'call'];
}

/** The one benefit that fits, when nobody named is outside their hours. */
const BENEFITS: Readonly<Record<Purpose, string>> = {
  status: 'an update in writing can be read when it suits each reader',
  decision: 'a decision in writing can be found later, also by those who were not there',
  question: 'a question in writing brings an answer that helps the next person too',
  brainstorm: 'ideas in writing give everyone time to think',
  review: 'a review in writing fits into each reviewer’s own day',
  walkthrough: 'a walkthrough in writing can be read again later',
  unknown: 'in writing, everyone can join in when it suits them',
};

const MORE: readonly (readonly [string, MoreChoice])[] = [
  ['Why this?', 'why'],
  ['Not a meeting request', 'wrong'],
  ['Not in this channel', 'channel'],
  ['Less like this', 'less'],
];

/** The nudge for one message. Only its author will see it. */
export function nudgeView(data: {
  readonly signal: Signal;
  readonly message: Pick<IncomingMessage, 'channel' | 'ts' | 'threadTs' | 'text'>;
  readonly costs: readonly ZoneCost[];
}): MessageContent {
  const { signal, message } = data;
  const sentence = `Could this be written instead? ${reason(signal.purpose, data.costs)}`;
  const ways = waysFor(signal.purpose).map((way, i): Button => {
    const value = writeValue({
      ...{ channel: message.channel, ts: message.ts, threadTs: message.threadTs, people: signal.people },
      ...{ purpose: signal.purpose, words: message.text },
    });
    const style = i === 0 ? ({ style: 'primary' } as const) : {};
    return button({ actionId: WRITE_ACTIONS[way], text: LABELS[way], value, ...style });
  });
  const more = overflow(
    MORE_ACTION,
    MORE.map(([text, choice]) => [text, moreValue(choice, message.channel, message.ts)] as const),
  );
  return content(
    sentence,
    section(sentence),
    actions('nudges.ways', ...ways, more),
    context('Only you can see this.'),
  );
}

function reason(purpose: Purpose, costs: readonly ZoneCost[]): string {
  const [first, second] = costs.map(({ name, time }) => `${time} for ${escapeText(short(name))}`);
  if (!first) return `Then ${BENEFITS[purpose]}.`;
  const who = second ? `${first} and ${second}` : first;
  return `It is ${who} now; something written can wait for their morning.`;
}

/** Names can be long; the sentence stays one line. */
const short = (name: string) =>
  name.length > LIMITS.view.title * 2 ? `${name.slice(0, LIMITS.view.title * 2)}…` : name;

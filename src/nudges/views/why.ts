/** *Why this?* as a modal, and `/async why` as a list: the choices Meanwhile made about the reader, with reasons. */
import type { View } from '@slack/types';
import type { RecentChoice } from '../../people/coming.js';
import { message as content, context, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { channelLink, escapeText, localTime, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Arrival } from '../arrival.js';
import type { NudgeRecord } from '../nudge.js';
import { QUIET_SENTENCES } from '../quiet-sentences.js';
import type { Evidence } from '../rule.js';

/** @param saw what the rule saw; `words` is empty when the message could not be read again */
export function whyView(data: { readonly summary: string; readonly saw: readonly Evidence[] }): View {
  const seen = data.saw.map(({ what, words }) =>
    words === '' ? `• ${what}` : `• ${what}: “${escapeText(shorten(words, 80))}”`,
  );
  return {
    type: 'modal',
    callback_id: 'nudges:why-view',
    title: plain('Why this?'),
    close: plain('Close'),
    blocks: [
      section(`*What Meanwhile noticed*\n${escapeText(data.summary)}`),
      section(seen.join('\n').slice(0, LIMITS.section.text) || '• nothing that can be shown any more'),
      section(
        '*Its manners*\nOnly you were asked, at most once a day, and each channel at most once in two hours unless its members chose otherwise.',
      ),
      context(
        'Your message was matched in memory and dropped. Kept: ids, times and the rule’s name, for 90 days.',
      ),
    ],
  };
}

/** A choice with its time already in words for the notification's fallback. */
export type ShownChoice = NudgeRecord & {
  readonly when: string;
  /** Of what was decided on; means nothing of a silence. */
  readonly arrival: Arrival;
};

const ARRIVALS: Readonly<Record<Arrival, readonly [words: string, code: string]>> = {
  shown: ['suggested a written way', 'nudged'],
  'not-shown': [
    'wanted to suggest a written way, but Slack did not take it then, so you saw nothing',
    'not-shown',
  ],
  unknown: ['suggested a written way, and Slack did not say whether you saw it', 'not-sure'],
};

/**
 * `/async why`: newest first.
 * @param others choices of other slices. @param most lines of all of them.
 */
export function choicesView(
  choices: readonly ShownChoice[],
  others: readonly (RecentChoice & { readonly when: string })[] = [],
  most = 10,
): MessageContent {
  if (choices.length + others.length === 0) {
    return content(
      'Meanwhile has made no choice about you yet. When a message of yours reads like a request to meet, you will find here what it did, and why.',
    );
  }
  const lines = choices.map((choice) => {
    const where = `${localTime(choice.decidedAt, choice.when)} in ${channelLink(choice.channel)}`;
    const [what, code] = choice.quiet
      ? [`silent, because ${QUIET_SENTENCES[choice.quiet]}`, choice.quiet]
      : ARRIVALS[choice.arrival];
    const saw = choice.saw.length > 0 ? ` It saw: ${choice.saw.join(', ')}.` : '';
    return { at: choice.decidedAt, line: `• ${where}: ${what} (\`${code}\`).${saw}` };
  });
  const told = others.map(({ at, when, what, code }) => ({
    at,
    line: `• ${localTime(at, when)}: ${what} (\`${code}\`).`,
  }));
  const newest = [...lines, ...told].sort((one, other) => other.at - one.at).slice(0, most);
  const title = 'The last choices Meanwhile made about you';
  return content(title, section(`*${title}*`), ...newest.map(({ line }) => section(line)));
}

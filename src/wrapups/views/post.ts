/** A wrap-up as the thread sees it, and the line that tells the channel of it. */
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { messageLink, splitCitation } from '../citations.js';
import type { Words, WrapUp } from '../wrap-up.js';
import { type Cited, labelled, sectionsOf } from './lines.js';

/** *Edit*; its value is the wrap-up's id. */
export const EDIT_ACTION = 'wrapups:edit';

/** What one message holds in all: Slack answers `msg_blocks_too_long` somewhat above 13,000 characters of blocks. */
const MESSAGE_ROOM = 11_000;
/** Slack's display names hold 80. */
const NAME_LENGTH = 80;
/** The channel is told the beginning; the thread has the rest. */
const TEASER_LENGTH = 200;
/** Longer than any address of a workspace that Slack gives. */
const LONGEST_ARCHIVE = `https://${'x'.repeat(60)}.enterprise.slack.com/archives/`;

/** @param name the author's, as in Slack, not escaped. */
export function postView(wrapUp: WrapUp, name: string): MessageContent {
  const title = escapeText(wrapUp.title);
  const by = `${nameOf(name)} wrapped up this ${wrapUp.threadTs === undefined ? 'conversation' : 'thread'}.`;
  return message(
    withWhole(`${title}: ${by}`, plainText(wrapUp)),
    section(`*${title}*`),
    context(wrapUp.editedAt === undefined ? by : `${by} Edited since.`),
    ...sectionsOf(sectionsIn(wrapUp, wrapUp)),
    actions('wrapups.post', button({ actionId: EDIT_ACTION, text: 'Edit', value: wrapUp.id })),
  );
}

/** @param postedTs where the wrap-up stands. */
export function channelLineView(wrapUp: WrapUp, name: string, postedTs: WrapUp['postedTs']): MessageContent {
  const said = `${nameOf(name)} wrapped up a thread: *${escapeText(wrapUp.title)}*`;
  const [first = ''] = wrapUp.outcome.split('\n');
  const teaser = escapeText(shorten(splitCitation(first, wrapUp.cites).text, TEASER_LENGTH));
  const where =
    wrapUp.archive && postedTs ? messageLink(wrapUp.archive, wrapUp, postedTs).replace(/&/g, '&amp;') : '';
  const lines = [said, ...(teaser ? [teaser] : []), ...(where ? [`<${where}|Read it in the thread>`] : [])];
  return message(said, section(lines.join('\n')));
}

/** Whether it fits into one message, wherever its links lead. */
export function fitsOneMessage(words: Words, of: Omit<Cited, 'archive'>): boolean {
  const texts = sectionsIn(words, { ...of, archive: LONGEST_ARCHIVE });
  return texts.reduce((sum, text) => sum + text.length, 0) <= MESSAGE_ROOM;
}

/** The typed text as sections, in the order of the form. */
export function sectionsIn(words: Words, of: Cited): readonly string[] {
  const outcome = labelled('Outcome', words.outcome, of);
  return [
    ...(outcome.length > 0 ? outcome : ['*Outcome*\nNo decision was found.']),
    ...labelled('Open questions', words.questions, of),
    ...labelled('Next steps', words.steps, of),
    ...labelled('Links', words.links, of),
  ];
}

const nameOf = (name: string): string => escapeText(shorten(name, NAME_LENGTH));

const plainText = ({ outcome }: Words): string => escapeText(outcome || 'No decision was found.');

/** Notifications and screen readers get the outcome where there is room for it. */
const withWhole = (headline: string, rest: string): string =>
  headline.length + 1 + rest.length <= LIMITS.message.updateText ? `${headline}\n${rest}` : headline;

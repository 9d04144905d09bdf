/** What is said in the week's picture, and beside it for whoever cannot see it. */
import { message } from '../../slack/blocks.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { dateInWords } from '../period.js';
import type { ChartWords } from '../week/chart.js';
import { type Week, writtenIn } from '../week/weeks.js';

/** `16 Mar`. */
const dayOf = (date: Week['first']): string => dateInWords(date).replace(/^\S+ /, '');

const stretchOf = (one: Week | undefined, other: Week | undefined): string =>
  one && other ? `${dayOf(one.first)} – ${dayOf(other.last)}` : '';

export const chartWords = (weeks: readonly Week[]): ChartWords => ({
  title: 'Written instead of met',
  subtitle: `Everybody in this channel together, ${stretchOf(weeks[0], weeks.at(-1))}`,
  legend: { ways: 'Written ways', decisions: 'Decisions', wrapUps: 'Wrap-ups', calls: 'Calls' },
  upwards: 'How many',
  along: 'Week that began on',
  weekOf: ({ first }) => dayOf(first),
});

/** Says all that the picture shows: with Slack's own place for that, files were seen not to be shared (slackapi/python-slack-sdk#1818). */
export function weekNote(weeks: readonly Week[]): MessageContent {
  const week = weeks.at(-1);
  if (!week) return message('The last weeks in a picture.');
  const before = weeks
    .slice(0, -1)
    .map((each) => `${dayOf(each.first)}: ${writtenIn(each)} and ${each.calls}`);
  return message(
    `The last weeks in a picture. From ${dayOf(week.first)} to ${dayOf(week.last)}: ${counted(week.ways, 'written way')}, ${counted(week.decisions, 'decision')} and ${counted(week.wrapUps, 'wrap-up')}; ${counted(week.calls, 'call')}.\nWritten, and calls, in the weeks before, from ${before.join(', ')}.\nWithout it: \`/async digest settings\`.`,
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

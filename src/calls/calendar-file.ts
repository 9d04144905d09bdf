/** The calendar file of a call, as it is now. Pure. */

import type { SharedFile } from '../slack/slack-api.js';
import { type Call, endOf } from './call.js';
import { iCalendar } from './icalendar.js';

/** A calendar shows some 60 characters; the whole stands in the description. */
const SUMMARY_LENGTH = 120;

/**
 * @param names of those who take part, as in Slack.
 * @returns undefined for a call that never had a time. The name is unique: the outbox finds the file by it.
 */
export function calendarFile(
  call: Call,
  names: readonly string[],
  permalink: string | undefined,
): SharedFile | undefined {
  const end = endOf(call);
  if (call.startsAt === undefined || end === undefined) return undefined;
  const [line = ''] = call.topic.split('\n', 1);
  const description = [
    `To decide: ${call.topic}`,
    ...(call.readAhead === undefined ? [] : [`Read ahead: ${call.readAhead}`]),
    `With: ${names.join(', ')}`,
    ...(permalink === undefined ? [] : [`In Slack: ${permalink}`]),
  ];
  const content = iCalendar({
    uid: `${call.id}@${call.team}.meanwhile`.toLowerCase(),
    ...{ sequence: call.sequence, changedAt: call.changedAt, start: call.startsAt, end },
    summary: `Call: ${line.length > SUMMARY_LENGTH ? `${[...line].slice(0, SUMMARY_LENGTH).join('')}…` : line}`,
    description: description.join('\n'),
    isCancelled: call.state === 'cancelled',
  });
  return { name: `${call.id}-${call.sequence}.ics`.toLowerCase(), content };
}

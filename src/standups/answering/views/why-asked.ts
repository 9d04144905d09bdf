/** The answer to *Why am I asked?*. */
import { WEEKDAYS, type Weekday } from '../../../core/calendar-date.js';
import { message, section } from '../../../slack/blocks.js';
import { channelLink, escapeText, shorten } from '../../../slack/mrkdwn.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import { SKIP_SENTENCES } from '../../reason-sentences.js';
import type { StandupSchedule } from '../../standup.js';
import type { Roster } from '../../standup-record.js';
import { dayName, WEEKDAY_NAMES } from '../day-names.js';
import type { Turn } from '../turns.js';
import { until } from './prompt.js';

/** More owners than this are counted. */
const MOST_NAMES = 10;

/** @param owners their names as typed in Slack. */
export function whyAskedView(turn: Turn, owners: readonly string[]): MessageContent {
  const { standup, member, workDay, closesAt } = turn;
  const name = `*${escapeText(standup.name)}*`;
  return message(
    `Why you are asked for ${escapeText(standup.name)}.`,
    section(
      [
        member
          ? `${name} asks you because ${ROSTERS[standup.roster.kind](standup.roster)}.`
          : `${name} does not ask you any more; this turn was planned before.`,
        `It asks ${scheduleInWords(standup.schedule)}. This one is for ${dayName(workDay)}, until ${until(closesAt)}.`,
        `You are not asked when ${silences(standup.schedule)}.`,
        owners.length > 0
          ? `It belongs to ${list(owners)}, who can take you off it.`
          : 'Its owners can take you off it: `/async standup` shows them.',
        'For one day: `/async skip`. For longer: `/async ooo`, with dates.',
      ].join('\n'),
    ),
  );
}

const ROSTERS: Readonly<Record<Roster['kind'], (roster: Roster) => string>> = {
  list: () => 'somebody put you on its list',
  channel: (roster) =>
    `you are a member of ${roster.kind === 'channel' ? channelLink(roster.channel) : 'its channel'}`,
  group: () => 'you are in the user group it asks',
};

/** `'at 10:00 in your own zone, Monday to Friday'`. */
function scheduleInWords({ time, zone, days, everyTwoWeeksFrom }: StandupSchedule): string {
  const where = zone === 'member' ? 'in your own zone' : `in ${zone}`;
  return `at ${time} ${where}, ${daysInWords(days)}${everyTwoWeeksFrom === undefined ? '' : ', every two weeks'}`;
}

function daysInWords(days: readonly Weekday[]): string {
  if (days.length === 7) return 'every day';
  if (days.length === 5 && WEEKDAYS.slice(0, 5).every((day) => days.includes(day))) return 'Monday to Friday';
  const names = WEEKDAYS.filter((day) => days.includes(day)).map((day) => WEEKDAY_NAMES[day]);
  return `on ${names.join(', ')}`;
}

const silences = ({ holidays }: StandupSchedule): string =>
  [
    `you are ${SKIP_SENTENCES.leave}`,
    ...(holidays ? ['there is a public holiday where you are'] : []),
    'you do not work on that weekday',
    'your Slack status says that you are away',
  ].join(', or ');

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => escapeText(shorten(name, 80)));
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [])].join(', ');
}

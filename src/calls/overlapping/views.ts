/** What `/async overlap` answers: a table of shared hours, the next slot, and the written deadline instead. */
import type { Zone } from '../../core/zoned-time.js';
import { formatInZone, wallOf } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { escapeText, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Attendee, SortedPeople } from '../attendees.js';
import { listed, nameOf, placeOf, timeFor } from '../views/words.js';
import type { Overlap } from './find-overlap.js';
import { writeOverlapValue } from './values.js';

export const OPEN_CALL_ACTION = 'calls:open';
export const ASK_IN_WRITING_ACTION = 'calls:ask-in-writing';

/** With more, no table fits a message, and hardly a call a calendar. */
export const MOST_COMPARED = 10;

export type LeftOut = Pick<SortedPeople, 'apps' | 'gone' | 'unknown'>;

/** @param channel where the buttons would lead; absent in a direct message. */
export function overlapView(
  overlap: Overlap,
  leftOut: LeftOut,
  channel: Parameters<typeof writeOverlapValue>[0]['channel'] | undefined,
): MessageContent {
  const { people, shared } = overlap;
  const [asker] = people;
  const zone = asker?.zone ?? 'UTC';
  const title =
    shared.length > 0
      ? 'When all of you work in the coming days'
      : 'In the coming week there is no time in which all of you work';
  const value = channel && writeOverlapValue({ channel, people: people.slice(1).map(({ id }) => id) });
  const next = slotSentence(overlap, zone);
  const written = `In writing instead: with eight working hours for each of you, replies would be in by *${timeFor(overlap.writtenBy, zone)}*.`;
  return message(
    `${title}. ${next} ${written}`.replaceAll('*', ''),
    section(`*${title}*\n\`\`\`${table(overlap, zone)}\`\`\``),
    section(`${next}\n${written}`),
    ...(value === undefined
      ? []
      : [
          actions(
            'calls.overlap',
            button({ actionId: ASK_IN_WRITING_ACTION, text: 'Ask in writing', value, style: 'primary' }),
            button({ actionId: OPEN_CALL_ACTION, text: 'It needs a call', value }),
          ),
        ]),
    ...leftOutLines(leftOut),
  );
}

function slotSentence({ slot, minutes }: Overlap, zone: Zone): string {
  if (!slot) return 'Not even two of you work at the same time in the next two weeks.';
  const when = `*${timeFor(slot.start, zone)}*`;
  return slot.missing.length === 0
    ? `The next ${minutes} minutes in everyone’s hours: ${when}.`
    : `The best time in the next two weeks: ${when}, without ${listed(slot.missing.map(nameOf))}.`;
}

/** Rows are people; columns are the shared spans, in each person's own time, or their usual hours where nothing is shared. */
function table({ people, shared, now }: Overlap, zone: Zone): string {
  const heads =
    shared.length > 0 ? shared.map(({ start }) => formatInZone(start, zone, 'day')) : ['works', 'now'];
  const rows = people.map((person) => [who(person), ...cells(person)]);
  return aligned([['', ...heads], ...rows]);

  function cells(person: Attendee): readonly string[] {
    if (shared.length === 0)
      return [`${person.hours.start}–${person.hours.end}`, formatInZone(now, person.zone, 'time')];
    return shared.map(({ start, end }) => {
      const span = `${formatInZone(start, person.zone, 'time')}–${formatInZone(end, person.zone, 'time')}`;
      const theirs = wallOf(start, person.zone);
      return theirs.date === wallOf(start, zone).date
        ? span
        : `${span} ${formatInZone(start, person.zone, 'day').slice(0, 3)}`;
    });
  }
}

/** Cut, so that the table stays a table; a grave accent would end it. */
const who = ({ name, zone }: Attendee): string =>
  `${shorten(name.replaceAll('`', '’').replace(/\s+/g, ' '), 16)}, ${shorten(placeOf(zone), 14)}`;

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => [...(row[n] ?? '')].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, n) => cell + ' '.repeat((widths[n] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
  return escapeText(lines.join('\n'));
}

function leftOutLines({ apps, gone, unknown }: LeftOut) {
  const lines = [
    ...(apps.length === 0 ? [] : [`Left out: ${names(apps)}. Apps keep no working hours.`]),
    ...(gone.length === 0 ? [] : [`Left out: ${names(gone)}, no longer active here.`]),
    ...(unknown.length === 0
      ? []
      : [`Left out: ${unknown.length === 1 ? 'somebody' : `${unknown.length} people`} I do not know.`]),
  ];
  return lines.length === 0 ? [] : [context(...lines)];
}

const names = (typed: readonly string[]): string => listed(typed.map((name) => nameOf({ name })));

const HOW =
  'Name the people with @, for example `/async overlap @ana @ben`; you are counted in. I show when your hours overlap, the next time that suits all of you, and by when replies in writing would be in.';

/** Nobody is left to compare with. */
export const nobodyNamedView = (leftOut: LeftOut): MessageContent =>
  message(HOW, section(HOW), ...leftOutLines(leftOut));

/** Words that look like names, but lead to nobody. */
export const notPickedView = (): MessageContent =>
  message(
    `I could not tell who that is: please pick each name from the list that Slack shows after @. ${HOW}`,
  );

export const tooManyView = (): MessageContent =>
  message(
    `I compare up to ${MOST_COMPARED} people with you. With more, a written question reaches everyone in their own hours.`,
  );

/**
 * What a month of writing came to, in the first digest of the next: how many nudges were taken up, how many decisions were made in
 * writing, and the hours of the meetings that messages named and that were written instead. Of groups of five or more, and of nobody alone.
 */
import { addDays, type CalendarDate } from '../../core/calendar-date.js';
import { instantOf, wallOf } from '../../core/zoned-time.js';
import type { AskedMeeting } from '../readers.js';
import { type DigestScope, defineSection, type Line } from '../section.js';

const SMALLEST_GROUP = 5;

interface Facts {
  readonly month: string;
  readonly taken: number;
  readonly decided: number;
  /** Those that named both people and a length. */
  readonly meetings: readonly Required<AskedMeeting>[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const ledgerSection = defineSection<Facts | undefined>({
  id: 'ledger',
  title: 'Last month',
  summary: 'Once a month: what was written instead, and the hours it saved',
  async read(readers, scope) {
    const { team, channel } = scope;
    const month = monthThatEnded(scope);
    if (!month || (await readers.memberCount(team, channel)) < SMALLEST_GROUP) return undefined;
    const { from, to } = month;
    const ways = await readers.writtenWays(team, channel, { from, to });
    const asked = await Promise.all(
      ways.map(({ sourceTs, postedAt }) =>
        sourceTs !== undefined && from <= postedAt && postedAt < to
          ? readers.askedMeeting(team, channel, sourceTs)
          : undefined,
      ),
    );
    const taken = asked.filter((each) => each !== undefined);
    const { closed } = await readers.decisions(team, channel, { from, to, ahead: to });
    return {
      month: month.name,
      taken: taken.length,
      decided: closed.filter(({ state }) => state === 'accepted' || state === 'rejected').length,
      meetings: taken.flatMap(({ people, minutes }) =>
        people !== undefined && minutes !== undefined ? [{ people, minutes }] : [],
      ),
    };
  },
  say: (facts) => (facts ? linesOf(facts) : []),
});

function linesOf({ month, taken, decided, meetings }: Facts): readonly Line[] {
  if (taken === 0 && decided === 0) return [];
  const spared = meetings.reduce((sum, { people, minutes }) => sum + people * minutes, 0);
  const hours = Math.round(spared / 6) / 10;
  return [
    [
      `${month}: ${counted(taken, 'nudge')} taken up in writing, ${counted(decided, 'decision')} made in writing.`,
    ],
    ...(hours > 0
      ? [
          [
            `Hours not spent: ${hours}. Counted as people × minutes, over ${counted(meetings.length, 'message')} that named both.`,
          ],
        ]
      : []),
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** The month in which this digest begins, if it ends in a later one: the digest is the first of that. */
function monthThatEnded({ from, to, zone }: DigestScope) {
  const [began, ends] = [wallOf(from, zone).date, wallOf(to, zone).date];
  if (began.slice(0, 7) === ends.slice(0, 7)) return undefined;
  const first = `${began.slice(0, 7)}-01` as CalendarDate;
  const next = `${addDays(first, 31).slice(0, 7)}-01` as CalendarDate;
  return {
    name: MONTHS[Number(first.slice(5, 7)) - 1] ?? first,
    from: instantOf(first, '00:00', zone),
    to: instantOf(next, '00:00', zone),
  };
}

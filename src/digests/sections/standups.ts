/** Who answered today's standups, who is still to be asked, and where to read it. */
import { dateInWords } from '../period.js';
import type { StandupDay } from '../readers.js';
import { defineSection, type Line, listed, type Piece } from '../section.js';

/** More people than this are a number: a wall of names helps nobody. */
const MOST_NAMES = 8;

export const standupSection = defineSection<readonly StandupDay[]>({
  id: 'standups',
  title: 'Standups',
  summary: 'How many answered, who is out, and where to read it',
  read: (readers, { team, channel, first, last, now }) =>
    readers.standupDays(team, channel, { first, last, now }),
  // That nobody answered is nothing to tell everybody.
  isNews: (days) => days.some(({ answered }) => answered > 0),
  say: (days) => days.map(lineOf),
});

function lineOf(day: StandupDay): Line {
  const { name, workDay, answered, asked, report } = day;
  return [
    { typed: name },
    `, ${dateInWords(workDay)}: ${answered} of ${asked} answered`,
    ...named('no answer yet', day.noAnswerYet),
    ...stillToCome(day.notDueYet),
    ...named('out', day.out),
    '.',
    ...(report ? [' ', { message: report, text: 'Read it' }] : []),
  ];
}

function named(what: string, users: StandupDay['out'] | undefined): readonly Piece[] {
  if (!users || users.length === 0) return [];
  if (users.length > MOST_NAMES) return [`; ${what}: ${users.length} people`];
  return [
    `; ${what}: `,
    ...listed(
      users.map((person) => ({ person })),
      MOST_NAMES,
    ),
  ];
}

function stillToCome(notDueYet: StandupDay['notDueYet']): readonly Piece[] {
  const [first] = notDueYet ?? [];
  if (!notDueYet || !first) return [];
  if (notDueYet.length > MOST_NAMES) return [`; still to be asked: ${notDueYet.length} people`];
  const each = notDueYet.flatMap(({ user, at }, i): Piece[] => [
    ...(i === 0 ? [] : [', ']),
    { person: user },
    ' (',
    { at },
    ')',
  ]);
  return ['; still to be asked: ', ...each];
}

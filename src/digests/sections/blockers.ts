/** What people have waited for since two days or longer; and what names the people whom this digest is for, from the first day on. */
import { addDays } from '../../core/calendar-date.js';
import type { UserId } from '../../core/ids.js';
import { namedIn } from '../../core/named-in.js';
import { dateInWords } from '../period.js';
import type { OpenBlocker } from '../readers.js';
import { defineSection, type Line, listed } from '../section.js';

interface ToldBlocker extends OpenBlocker {
  /** Of the people whom the digest is for. */
  readonly names: readonly UserId[];
}

/** Told to everybody from its third date on. */
const STANDING_DAYS = 2;
const MOST_NAMES = 3;

export const blockerSection = defineSection<readonly ToldBlocker[]>({
  id: 'blockers',
  title: 'Still blocked',
  summary: 'What people have waited for since two days or longer',
  async read(readers, { team, channel, last, readBy = [] }) {
    const blockers = (await readers.openBlockers(team, channel, last)).map((each) => ({
      ...each,
      // Nobody needs to be told what they wrote themselves.
      names: namedIn(each.line, readBy).filter((user) => user !== each.user),
    }));
    const theirs = blockers.filter(({ names }) => names.length > 0);
    const standing = blockers.filter(
      ({ names, since }) => names.length === 0 && since <= addDays(last, -STANDING_DAYS),
    );
    return [...theirs, ...standing];
  },
  // They stand as they did: what people answered is the news. One that names whom this is for is news to them.
  isNews: (blockers, { first }) => blockers.some(({ names, since }) => names.length > 0 && since >= first),
  say: (blockers) => blockers.map(blockerLine),
});

const blockerLine = ({ user, line, since, names }: ToldBlocker): Line => [
  ...(names.length === 0
    ? []
    : [
        'For ',
        ...listed(
          names.map((person) => ({ person })),
          MOST_NAMES,
        ),
        ': ',
      ]),
  { person: user },
  ' since ',
  dateInWords(since),
  ': ',
  { typed: line },
];

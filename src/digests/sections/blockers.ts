/** What people have waited for since two days or longer. */

import { dateInWords } from '../period.js';
import type { StandingBlocker } from '../readers.js';
import { defineSection } from '../section.js';

export const blockerSection = defineSection<readonly StandingBlocker[]>({
  id: 'blockers',
  title: 'Still blocked',
  summary: 'What people have waited for since two days or longer',
  read: (readers, { team, channel, last }) => readers.standingBlockers(team, channel, last),
  // They stand as they did: what people answered is the news.
  isNews: () => false,
  say: (blockers) =>
    blockers.map(({ user, line, since }) => [
      { person: user },
      ' since ',
      dateInWords(since),
      ': ',
      { typed: line },
    ]),
});

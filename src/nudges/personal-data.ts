/** What the nudges slice keeps about a person. */
import type { PersonalData } from '../people/personal-data.js';
import type { NudgeRepository } from './nudge.js';

export const nudgePersonalData = (nudges: Pick<NudgeRepository, 'allOf' | 'deletePerson'>): PersonalData => ({
  title: 'Choices about your messages',
  explanation:
    'For each message of yours that a rule noticed: where and when, which rule, and whether it spoke. No words, unless you sent them. Only you see it (`/async why`); kept 90 days.',
  export: async (team, user) => (await nudges.allOf(team, user)).map((nudge) => ({ ...nudge })),
  delete: (team, user) => nudges.deletePerson(team, user),
});

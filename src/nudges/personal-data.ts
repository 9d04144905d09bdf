/** What the nudges slice keeps about a person. */
import type { PersonalData } from '../people/personal-data.js';
import type { NudgeRepository } from './nudge.js';
import type { TalkRepository } from './talk/talk-repository.js';
import type { TalkTracker } from './talk/tracker.js';

export const nudgePersonalData = (nudges: Pick<NudgeRepository, 'allOf' | 'deletePerson'>): PersonalData => ({
  title: 'Choices about your messages',
  explanation:
    'For each message of yours that a rule noticed: where and when, which rule, whether it spoke, and for how many people and minutes it asked. No words, unless you sent them. Only you see it (`/async why`); kept 90 days.',
  export: async (team, user) => (await nudges.allOf(team, user)).map((nudge) => ({ ...nudge })),
  delete: (team, user) => nudges.deletePerson(team, user),
});

export const talkPersonalData = (deps: {
  readonly talks: Pick<TalkRepository, 'namedIn' | 'deletePerson'>;
  readonly tracker: Pick<TalkTracker, 'forgetPerson'>;
}): PersonalData => ({
  title: 'Live conversations you took part in',
  explanation:
    'Of a conversation that goes back and forth: who wrote when, and whether it was short, a thank-you or an outcome. No words. Nobody is shown it; kept an hour.',
  export: async (team, user) =>
    (await deps.talks.namedIn(team, user)).map(({ channel, threadTs }) => ({
      channel,
      ...(threadTs !== undefined && { threadTs }),
    })),
  async delete(team, user) {
    deps.tracker.forgetPerson(team, user);
    return deps.talks.deletePerson(team, user);
  },
});

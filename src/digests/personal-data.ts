/** Who last changed a channel's digest, for `/async privacy`. */
import type { PersonalData } from '../people/personal-data.js';
import type { DigestRepository } from './digest.js';

/** Deleting takes the name off; the settings themselves are the channel's, and stay. */
export const digestData = (digests: Pick<DigestRepository, 'changedBy' | 'forgetPerson'>): PersonalData => ({
  title: 'Digests you set up',
  explanation:
    'That you were the last to set a channel’s digest, and when; I tell you if Slack refuses one. Nobody is shown it. Kept until somebody else changes it; *Delete* takes your name off.',
  async export(team, user) {
    const changed = await digests.changedBy(team, user);
    return changed.map(({ channel, updatedAt }) => ({ channel, updatedAt }));
  },
  delete: (team, user) => digests.forgetPerson(team, user),
});

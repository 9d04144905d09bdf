/** Who installed the app, for `/async privacy`. */
import { isoOf } from '../core/clock.js';
import type { PersonalData } from '../people/personal-data.js';
import type { Installations } from './installations.js';

/** Deleting takes the name off; the installation is the workspace's, and stays. */
export const installationData = ({
  installations,
}: {
  readonly installations: Pick<Installations, 'find' | 'forgetPerson'>;
}): PersonalData => ({
  title: 'That you installed me',
  explanation:
    'Your name as whoever installed me here, and when. Nobody is shown it. Kept as long as I am installed, and 10 days after; *Delete* takes your name off.',
  async export(team, user) {
    const installation = await installations.find(team);
    return installation?.installedBy === user ? [{ installedAt: isoOf(installation.installedAt) }] : [];
  },
  delete: (team, user) => installations.forgetPerson(team, user),
});

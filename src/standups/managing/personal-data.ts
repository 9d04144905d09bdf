/** In which standups a person is named, for `/async privacy`. */
import type { PersonalData } from '../../people/personal-data.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';

/** Deleting takes the name off; the standups themselves are the team's, and stay. */
export const standupPlacesData = ({
  standups,
}: {
  readonly standups: Pick<StandupRepository, 'all' | 'ofMember' | 'deletePerson'>;
}): PersonalData => ({
  title: 'Standups you own or are asked in',
  explanation:
    'That you made, own or observe a standup, or are on its list. Its members and owners see it. Kept as long as the standup; *Delete* takes your name off.',
  async export(team, user) {
    const [all, asked] = await Promise.all([standups.all(team), standups.ofMember(team, user)]);
    const askedIn = new Set(asked.map(({ id }) => id));
    const places = (standup: Standup): readonly string[] => [
      ...(standup.createdBy === user ? ['made it'] : []),
      ...(standup.owners.includes(user) ? ['owner'] : []),
      ...(standup.observers.includes(user) ? ['observer'] : askedIn.has(standup.id) ? ['asked'] : []),
    ];
    return all.flatMap((standup) => {
      const as = places(standup);
      return as.length > 0 ? [{ standup: standup.id, name: standup.name, as }] : [];
    });
  },
  delete: (team, user) => standups.deletePerson(team, user),
});

/** A person's choices, for `/async privacy`. */
import type { PersonalData } from './personal-data.js';
import type { PreferenceRepository } from './preference.js';

export const preferenceData = ({
  preferences,
}: {
  readonly preferences: PreferenceRepository;
}): PersonalData => ({
  title: 'Your choices',
  explanation:
    'Nudges on or off, snooze, kinds you switched off, working hours, zone, the region whose public holidays you keep, and whether you are told each day what changed. Nobody else can look them up; fair deadlines, when standups ask you, and sentences such as “it is 02:10 for Mei” are worked out from them. Kept until you delete them.',
  async export(team, user) {
    const preference = await preferences.find(team, user);
    if (!preference) return [];
    const { team: _team, user: _user, ...choices } = preference;
    return [choices];
  },
  delete: (team, user) => preferences.deletePerson(team, user),
});

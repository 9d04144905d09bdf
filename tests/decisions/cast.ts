/** Who takes part: people in five zones, a guest, somebody of another workspace, an admin. */
import { type UserId, userId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import type { Zone } from '../../src/core/zoned-time.js';
import type { Person } from '../../src/people/person.js';

const user = (name: string) => userId(name);
export const [ANA, BEN, MEI, KIRA, LEO] = [
  user('UANA'),
  user('UBEN'),
  user('UMEI'),
  user('UKIRA'),
  user('ULEO'),
];
export const [GUEST, ALIEN, ADMIN] = [user('UGUEST'), user('UALIEN'), user('UADMIN')];

const aPerson = (id: UserId, name: string, zone: Zone, more: Partial<Person> = {}): Person => ({
  ...{ id, name, zone, availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] } },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  ...more,
});

export const PEOPLE: readonly Person[] = [
  aPerson(ANA, 'Ana', 'Europe/Berlin'),
  aPerson(BEN, '<!channel> Bob', 'America/New_York'),
  aPerson(MEI, 'Mei', 'Asia/Tokyo'),
  aPerson(KIRA, 'Kira', 'Asia/Kolkata'),
  aPerson(LEO, 'Leo', 'America/Los_Angeles'),
  aPerson(GUEST, 'Gus', 'UTC', { isGuest: true }),
  aPerson(ALIEN, 'Al', 'UTC', { isExternal: true }),
  aPerson(ADMIN, 'Ada', 'UTC', { isAdmin: true }),
];

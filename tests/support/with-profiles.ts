/** A reader of people who tells their profiles too. */
import type { PeopleReader, ProfileReader } from '../../src/people/person.js';

export const withProfiles = (people: PeopleReader): PeopleReader & ProfileReader => ({
  ...people,
  async profile(team, user) {
    const person = await people.person(team, user);
    if (!person) return undefined;
    const { availability, ...profile } = person;
    return { ...profile, hours: availability.hours };
  },
});

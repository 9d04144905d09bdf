/** Whose working days a hand-over goes by: the people of the channel. Apps, guests and people of other organisations are not asked. */
import type { ChannelId, TeamId } from '../../core/ids.js';
import type { NamedPerson } from '../../core/named-in.js';
import type { Availability } from '../../core/working-hours.js';
import type { PeopleReader } from '../../people/person.js';
import type { SlackApi } from '../../slack/slack-api.js';

/** In a larger channel the first so many stand for all. */
const MOST_MEMBERS = 1_000;

export interface ChannelPerson extends Availability, NamedPerson {}

/** @throws SlackCallError when Slack cannot be asked, or the app may not see the channel. */
export type ReadMembers = (team: TeamId, channel: ChannelId) => Promise<readonly ChannelPerson[]>;

export const createReadMembers =
  ({
    slack,
    people,
  }: {
    readonly slack: Pick<SlackApi, 'members'>;
    readonly people: PeopleReader;
  }): ReadMembers =>
  async (team, channel) => {
    const members: ChannelPerson[] = [];
    for (const user of await slack.members(team, channel, MOST_MEMBERS)) {
      const person = await people.person(team, user);
      if (!person || person.isBot || person.isGuest || person.isExternal || person.isDeactivated) continue;
      members.push({ ...person.availability, user, name: person.name });
    }
    return members;
  };

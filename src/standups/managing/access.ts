/** Who may change a standup, and which channels one can be made for. */
import type { ChannelForMember } from '../../channels/access.js';
import { AppError } from '../../core/errors.js';
import type { ChannelId, StandupId, TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';

/** @returns the standup, or undefined when there is none that this person may manage: which of the two, nobody learns. */
export type Manageable = (team: TeamId, user: UserId, id: StandupId) => Promise<Standup | undefined>;

export const createManageable =
  (deps: { readonly standups: Pick<StandupRepository, 'find'>; readonly people: PeopleReader }): Manageable =>
  async (team, user, id) => {
    const standup = await deps.standups.find(team, id);
    if (!standup || standup.state === 'deleted') return undefined;
    // Owners first: they may go on while Slack cannot be asked.
    if (managedBy(standup, user, false)) return standup;
    return (await deps.people.person(team, user))?.isAdmin === true ? standup : undefined;
  };

/** Owners may, and the admins of the workspace. */
export const managedBy = ({ owners }: Pick<Standup, 'owners'>, user: UserId, isAdmin: boolean): boolean =>
  isAdmin || owners.includes(user);

/** @throws AppError `bad-input` with a sentence for the person when a report can't go to that channel, or they are not in it. */
export async function checkChannel(
  channelForMember: ChannelForMember,
  team: TeamId,
  channel: ChannelId,
  user: UserId,
): Promise<void> {
  const known = await channelForMember(team, channel, user);
  if (!known || known.isDm || known.isGroupDm) {
    throw refusal(
      'I know no channel here that you are in. If it is a private one, type /invite there and choose me first.',
    );
  }
  if (known.isArchived) throw refusal('That channel is archived, so no report can be posted there.');
  if (known.isExternal) {
    throw refusal('That channel is shared with another organisation. I stay silent in such channels.');
  }
  if (!known.isMember) throw refusal('I am not in that channel yet: type /invite there and choose me.');
}

/** @throws AppError `bad-input`: apps own nothing. */
export async function checkOwnersArePeople(
  people: PeopleReader,
  team: TeamId,
  owners: readonly UserId[],
): Promise<void> {
  const known = await Promise.all(owners.map((owner) => people.person(team, owner)));
  const names = (which: 'isBot' | 'isDeactivated') =>
    known.flatMap((each) => (each?.[which] ? [each.name] : [])).join(', ');
  if (names('isBot'))
    throw refusal(`${names('isBot')}: apps cannot own a standup. Please choose people only.`);
  if (names('isDeactivated')) {
    throw refusal(`${names('isDeactivated')}: no longer active here. Please choose somebody else.`);
  }
}

const refusal = (sentence: string): AppError => new AppError('bad-input', sentence);

/**
 * Who may see a decision, and take part in it. Whoever sees its channel in Slack sees it: members, and in public channels everybody of
 * the workspace but guests. A decision that somebody may not see answers like one that does not exist.
 */
import type { ChannelForMember } from '../channels/access.js';
import type { ChannelId, DecisionId, TeamId, UserId } from '../core/ids.js';
import type { PeopleReader, Person } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { Decision } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';

export interface SeeingDeps {
  readonly slack: Pick<SlackApi, 'channel'>;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly decisions: Pick<DecisionRepository, 'find'>;
}

export interface Seeing {
  /** @throws SlackCallError when Slack cannot be asked. */
  channel(team: TeamId, user: UserId, channel: ChannelId): Promise<boolean>;
  /** The decision, if this person may see it and take part: a person of this workspace, guests in its channel included. */
  find(team: TeamId, user: UserId, id: DecisionId): Promise<Decision | undefined>;
  /** The decision, if this person may close it or decide otherwise: its owner, or an admin once its owner has left. */
  findOwn(team: TeamId, user: UserId, id: DecisionId): Promise<Decision | undefined>;
}

export function createSeeing({ slack, channelForMember, people, decisions }: SeeingDeps): Seeing {
  async function channel(team: TeamId, user: UserId, id: ChannelId): Promise<boolean> {
    const person = await people.person(team, user);
    if (!person || !isOurs(person)) return false;
    if (!person.isGuest && (await isPublic(team, id))) return true;
    return (await channelForMember(team, id, user)) !== undefined;
  }

  async function isPublic(team: TeamId, id: ChannelId): Promise<boolean> {
    try {
      const { isPrivate, isGroupDm, isDm } = await slack.channel(team, id);
      return !isPrivate && !isGroupDm && !isDm;
    } catch (error) {
      if (error instanceof SlackCallError && error.kind === 'gone') return false;
      throw error;
    }
  }

  async function find(team: TeamId, user: UserId, id: DecisionId): Promise<Decision | undefined> {
    const decision = await decisions.find(team, id);
    if (!decision || decision.state === 'returned') return undefined;
    return (await channel(team, user, decision.channel)) ? decision : undefined;
  }

  return {
    channel,
    find,
    async findOwn(team, user, id) {
      const decision = await decisions.find(team, id);
      if (!decision || decision.state === 'returned') return undefined;
      // Whoever owns it may go on even where they are no longer in the channel.
      if (decision.owner === user) return decision;
      const owner = await people.person(team, decision.owner);
      if (isActive(owner)) return undefined;
      return (await people.person(team, user))?.isAdmin ? find(team, user, id) : undefined;
    },
  };
}

const isOurs = ({ isBot, isDeactivated, isExternal }: Person): boolean =>
  !isBot && !isDeactivated && !isExternal;

/** Somebody who can still own something. */
export const isActive = (person: Person | undefined): person is Person =>
  person !== undefined && isOurs(person);

/** When replies are due: fair to everyone asked, or to everyone who may read it when nobody was named. */
import type { Instant } from '../core/clock.js';
import { fairDeadline } from '../core/fair-deadline.js';
import type { UserId } from '../core/ids.js';
import type { PeopleReader, Person } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { Proposal } from './proposal.js';

/** In a large channel the first so many people stand for all. */
const MOST_PEOPLE = 100;
/** Members asked for, so that so many people are among them beside the apps. */
const MOST_MEMBERS = 200;

export interface ReplyDeadlineDeps {
  readonly people: PeopleReader;
  readonly slack: Pick<SlackApi, 'members'>;
}

export type ReplyDeadline = (proposal: Proposal) => Promise<Instant | undefined>;

/**
 * Counted from when the proposal was written, so that a second run comes to the same instant.
 * @returns undefined when no reply is wanted.
 * @throws SlackCallError when Slack cannot be reached and somebody's hours are not known.
 */
export const createReplyDeadline =
  (deps: ReplyDeadlineDeps): ReplyDeadline =>
  async (proposal) => {
    if (proposal.replyHours === undefined) return undefined;
    const people = await whoCounts(deps, proposal);
    if (people.length === 0) return proposal.createdAt + proposal.replyHours * 3_600_000;
    const { at } = fairDeadline(
      people.map((person) => person.availability),
      proposal.replyHours,
      proposal.createdAt,
    );
    return at;
  };

async function whoCounts(deps: ReplyDeadlineDeps, proposal: Proposal): Promise<readonly Person[]> {
  const { team, author, asked } = proposal;
  const read = async (ids: readonly UserId[]) => {
    const people: Person[] = [];
    for (const id of ids) {
      if (people.length === MOST_PEOPLE) break;
      const person = await deps.people.person(team, id);
      if (person && !person.isBot && !person.isDeactivated) people.push(person);
    }
    return people;
  };
  const named = await read(asked);
  if (named.length > 0) return named;
  const readers = await read((await members(deps, proposal)).filter((id) => id !== author));
  return readers.length > 0 ? readers : read([author]);
}

/** Nobody, when Slack does not let us see the members: the author's own hours count then. */
async function members({ slack }: ReplyDeadlineDeps, proposal: Proposal): Promise<readonly UserId[]> {
  try {
    return await slack.members(proposal.team, proposal.channel, MOST_MEMBERS);
  } catch (error) {
    const passing = error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind);
    if (passing || !(error instanceof SlackCallError)) throw error;
    return [];
  }
}

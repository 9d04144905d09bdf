/** What a submitted form is checked against, gathered while Slack waits. */
import type { ChannelForMember } from '../channels/access.js';
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import { within } from '../core/within.js';
import { wallOf } from '../core/zoned-time.js';
import type { PeopleReader, Person } from '../people/person.js';
import type { Draft, FormFacts } from './read-form.js';

/** Slack waits 3 s for the answer, and the save needs its part. */
const FACTS_WITHIN_MS = 1_200;

export interface FormFactsDeps {
  readonly people: PeopleReader;
  readonly channelForMember: ChannelForMember;
  readonly clock: Clock;
}

/** People who could not be looked up in time are not checked; a place that could not is not posted to. */
export async function gatherFormFacts(
  deps: FormFactsDeps,
  team: TeamId,
  author: UserId,
  draft: Pick<Draft, 'asked' | 'owner' | 'channel'>,
): Promise<FormFacts> {
  const soon = <Result>(work: Promise<Result>) => within(deps.clock, FACTS_WITHIN_MS, work);
  const person = (user: UserId) => soon(deps.people.person(team, user));
  const [channel, me, owner, ...asked] = await Promise.all([
    soon(channelFact(deps, team, author, draft.channel)),
    person(author),
    person(draft.owner),
    ...draft.asked.map(person),
  ]);
  const names = (which: (person: Person) => boolean) =>
    asked.flatMap((each) => (each && which(each) ? [each.name] : []));
  return {
    channel: channel ?? 'not-checked',
    apps: names(({ isBot }) => isBot),
    gone: names(isGone),
    owner: owner?.isBot ? 'app' : owner && isGone(owner) ? 'gone' : 'fine',
    today: wallOf(deps.clock.now(), me?.zone ?? 'UTC').date,
  };
}

const isGone = ({ isDeactivated, isExternal, isBot }: Person): boolean =>
  !isBot && (isDeactivated || isExternal);

async function channelFact(
  { channelForMember }: FormFactsDeps,
  team: TeamId,
  author: UserId,
  id: ChannelId | undefined,
): Promise<FormFacts['channel']> {
  const channel = id && (await channelForMember(team, id, author));
  if (!channel || channel.isDm) return 'unknown';
  if (channel.isArchived) return 'archived';
  if (channel.isExternal) return 'external';
  return channel.isMember ? 'fine' : 'not-in-it';
}

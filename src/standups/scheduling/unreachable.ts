/** An owner is told that a member cannot be asked: once for each member, however many work days follow. */
import { standupId, type UserId, userId } from '../../core/ids.js';
import type { LesserOffer, UnaskedSource } from '../../outbox/unasked.js';
import type { PeopleReader } from '../../people/person.js';
import type { OccurrenceKey } from '../occurrence.js';
import type { StandupRepository } from '../standup-repository.js';
import { unreachableView } from './views.js';

const SOURCE = 'member-unreachable';

export const unreachableOffer = ({ team, standup, user }: OccurrenceKey, owner: UserId): LesserOffer => ({
  ...{ team, user: owner, key: `standup:${standup}:unreachable:${user}`, source: SOURCE, about: standup },
});

export const unreachableSource = (deps: {
  readonly standups: Pick<StandupRepository, 'findHead'>;
  readonly people: PeopleReader;
}): UnaskedSource => ({
  name: SOURCE,
  kind: 'notice',
  async tell({ team, about, key }) {
    const standup = await deps.standups.findHead(team, standupId(about));
    if (standup?.state !== 'active') return undefined;
    const member = userId(key.slice(key.lastIndexOf(':') + 1));
    const name = (await deps.people.person(team, member))?.name ?? member;
    return { content: unreachableView({ standup: standup.name, member: name }) };
  },
});

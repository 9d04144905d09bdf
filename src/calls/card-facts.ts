/** Gathers what a card shows besides the call itself: people, their hours now, and the written deadline. */
import type { Zone } from '../core/zoned-time.js';
import type { Attendees } from './attendees.js';
import { type Call, peopleOf } from './call.js';
import { missingAt } from './find-times.js';
import type { CardFacts } from './views/card.js';
import { writtenDeadline } from './written-deadline.js';

const UNKNOWN: { readonly name: string; readonly zone: Zone } = { name: 'Somebody', zone: 'UTC' };

/** @throws SlackCallError when Slack cannot be reached and has not told of somebody before. */
export const createCardFacts =
  (attendees: Pick<Attendees, 'of'>) =>
  async (call: Call): Promise<CardFacts> => {
    const people = await attendees.of(call.team, peopleOf(call));
    const { startsAt, minutes } = call;
    return {
      call,
      attendees: people,
      asker: people.find(({ id }) => id === call.asker) ?? UNKNOWN,
      missing: startsAt === undefined ? [] : missingAt(people, minutes, startsAt),
      // Counted from the asking, so that a second run shows the same.
      ...(call.state === 'no-slot' &&
        people.length > 0 && { writtenBy: writtenDeadline(people, call.createdAt) }),
    };
  };

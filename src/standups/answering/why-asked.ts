/** *Why am I asked?*: who set it up, when it asks, when it stays silent, and how to get out of it. */
import type { TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Turn } from './turns.js';
import { whyAskedView } from './views/why-asked.js';

/** An owner who cannot be looked up just now is left unnamed. */
export const createWhyAsked =
  ({ people }: { readonly people: PeopleReader }) =>
  async (turn: Turn): Promise<MessageContent> => {
    const { team, owners } = turn.standup;
    const names = await Promise.all(owners.map((owner) => nameOf(people, team, owner)));
    return whyAskedView(
      turn,
      names.flatMap((name) => name ?? []),
    );
  };

const nameOf = async (people: PeopleReader, team: TeamId, user: UserId): Promise<string | undefined> =>
  (await people.person(team, user).catch(() => undefined))?.name;

/** `/async why`. */

import type { Subcommand } from '../commands/command.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { OutboxRepository } from '../outbox/outbox.js';
import type { RecentChoices } from '../people/coming.js';
import { arrivalOf, nudgeKey } from './arrival.js';
import type { NudgeRepository } from './nudge.js';
import { choicesView } from './views/why.js';

/** As many as one glance takes. */
const SHOWN = 10;

export interface NudgeCommandsDeps {
  readonly nudges: Pick<NudgeRepository, 'recent'>;
  /** What became of the nudges that were decided on. */
  readonly outboxRecords: Pick<OutboxRepository, 'find'>;
  /** Choices of other slices. */
  readonly otherChoices?: RecentChoices;
  /** The instant in words with its zone, for this person. */
  readonly inWords: (team: TeamId, user: UserId, at: number) => Promise<string>;
}

export function nudgeCommands(deps: NudgeCommandsDeps): readonly Subcommand[] {
  return [
    {
      name: 'why',
      summary: 'The last choices Meanwhile made about you, with reasons',
      async run({ team, user }) {
        const choices = await deps.nudges.recent(team, user, SHOWN);
        const shown = choices.map(async (choice) => ({
          ...choice,
          when: await deps.inWords(team, user, choice.decidedAt),
          arrival: arrivalOf(await deps.outboxRecords.find(team, nudgeKey(choice))),
        }));
        const others = (await deps.otherChoices?.(team, user, SHOWN)) ?? [];
        const when = others.map(async (other) => ({
          ...other,
          when: await deps.inWords(team, user, other.at),
        }));
        return choicesView(await Promise.all(shown), await Promise.all(when), SHOWN);
      },
    },
  ];
}

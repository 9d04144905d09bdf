/** `/async snooze` and `/async privacy`. */
import type { Subcommand } from '../commands/command.js';
import type { ChangeChoices } from './change-choices.js';
import type { Privacy } from './privacy.js';
import { privacyView } from './views/privacy.js';

export const peopleCommands = (deps: {
  readonly changeChoices: ChangeChoices;
  readonly privacy: Privacy;
}): readonly Subcommand[] => [
  {
    name: 'snooze',
    aliases: ['pause', 'mute'],
    summary: 'No nudges for you for a while; a day if you name no length',
    usage: '[1h | 1d | 1w | until tomorrow | off]',
    run: ({ team, user, rest }) => deps.changeChoices.snooze(team, user, rest),
  },
  {
    name: 'privacy',
    summary: 'What is stored about you, who sees it, and buttons to export or delete it',
    run: async ({ team, user }) => privacyView(await deps.privacy.stored(team, user)),
  },
];

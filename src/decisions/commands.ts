/** `/async decide` and `/async decisions`. */
import type { Subcommand } from '../commands/command.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { PeopleReader } from '../people/person.js';
import type { SlackApi } from '../slack/slack-api.js';
import { fromQuestion } from './prefill.js';
import type { SearchLog } from './search-log.js';
import { formView, openItView } from './views/form.js';
import { logView } from './views/log.js';

export const decisionCommands = (deps: {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly people: PeopleReader;
  readonly searchLog: SearchLog;
}): readonly Subcommand[] => [
  {
    name: 'decide',
    aliases: ['decision'],
    slash: '/decide',
    summary: 'Decide something in writing: everybody gets the same working hours to say where they stand',
    usage: '[question]',
    async run({ team, user, channel, inDm, rest, triggerId }) {
      if (triggerId === undefined) return openItView(rest);
      const form = fromQuestion({}, user, rest);
      await deps.slack.openView(team, triggerId, formView(inDm ? form : { ...form, channel }));
      return undefined;
    },
  },
  {
    name: 'decisions',
    aliases: ['log'],
    summary:
      'What was decided and what is open, in the channels that you can see; search by words, take it as a file',
    usage: '[words]',
    async run({ team, user, rest }) {
      const zone = await zoneOf(deps.people, team, user);
      return logView(await deps.searchLog(team, user, rest), zone);
    },
  },
];

/** The zone in which old clients and notifications show times to somebody. */
export const zoneOf = async (people: PeopleReader, team: TeamId, user: UserId) =>
  (await people.person(team, user))?.zone ?? 'UTC';

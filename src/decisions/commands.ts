/** `/async decide` and `/async decisions`. */
import type { Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import { type TeamId, type UserId, userId } from '../core/ids.js';
import { within } from '../core/within.js';
import type { PeopleReader } from '../people/person.js';
import type { SlackApi } from '../slack/slack-api.js';
import { peopleNamed } from '../slack/words-for-forms.js';
import { fromQuestion } from './prefill.js';
import type { SearchLog } from './search-log.js';
import { formView, openItView } from './views/form.js';
import { logView } from './views/log.js';

export const decisionCommands = (deps: {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly people: PeopleReader;
  readonly searchLog: SearchLog;
  readonly clock: Clock;
}): readonly Subcommand[] => [
  {
    name: 'decide',
    aliases: ['decision'],
    slash: '/decide',
    summary: 'Decide something in writing: everybody gets the same working hours to say where they stand',
    usage: '[question]',
    async run({ team, user, channel, inDm, rest, triggerId }) {
      if (triggerId === undefined) return openItView(rest);
      const form = fromQuestion({}, user, rest, await namesIn(deps, team, rest));
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

/** Names in the words are looked up for so long; a form must open. */
const NAMES_WITHIN_MS = 700;
/** So many names are looked up; further people keep what Slack wrote, as in words taken from a message. */
const MOST_NAMES = 20;

/** Names of the people in what was typed; whoever cannot be looked up in time keeps what Slack wrote. */
export async function namesIn(
  { people, clock }: { readonly people: PeopleReader; readonly clock: Clock },
  team: TeamId,
  typed: string,
): Promise<(id: string) => string | undefined> {
  const names = new Map<string, string>();
  const lookUp = async (id: string) => {
    const person = await within(clock, NAMES_WITHIN_MS, people.person(team, userId(id)));
    if (person) names.set(id, person.name);
  };
  await Promise.all(peopleNamed(typed).slice(0, MOST_NAMES).map(lookUp));
  return (id) => names.get(id);
}

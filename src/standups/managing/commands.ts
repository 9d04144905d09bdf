/** `/async standup` and `/async preview`. */
import type { CommandRequest, Subcommand } from '../../commands/command.js';
import type { Standup } from '../standup-record.js';
import type { ComingPrompts } from './coming.js';
import { type ListStandups, named } from './listing.js';
import type { OpenForms } from './open-forms.js';
import type { ShowHistory } from './ports.js';
import { myPreviewView, previewOf, previewView, unknownStandupView } from './views/coming.js';
import { listView, offerNewView, usageView } from './views/list.js';

/** Each costs a look at its roster; a person in more than this asks by name. */
const MOST_PREVIEWED = 10;

export interface ManagingCommandsDeps {
  readonly listStandups: ListStandups;
  readonly openForms: OpenForms;
  readonly coming: ComingPrompts;
  readonly history: ShowHistory;
}

export const managingCommands = (deps: ManagingCommandsDeps): readonly Subcommand[] => [
  {
    name: 'standup',
    aliases: ['standups'],
    slash: '/standup',
    summary: 'Standups of yours and of this channel: make one, change one, read what was said',
    usage: '[new | history [name] | part of a name]',
    async run(request) {
      const { team, user, channel, inDm, rest, triggerId } = request;
      const [word = '', ...words] = rest.split(/\s+/);
      if (/^history$/i.test(word)) return deps.history({ team, user, name: words.join(' ') });
      const here = inDm ? undefined : channel;
      if (/^(new|create|add)$/i.test(rest)) {
        if (triggerId === undefined) return offerNewView();
        await deps.openForms.create({ team, user, triggerId }, here);
        return undefined;
      }
      const { mine, others } = await deps.listStandups(team, user, here);
      const found = { mine: named(rest, mine), others: named(rest, others) };
      if (rest !== '' && found.mine.length + found.others.length === 0) return usageView();
      return listView({ ...found, ...(here !== undefined && { channel: here }) });
    },
  },
  {
    name: 'preview',
    summary:
      'When you will be asked in the next 7 days, and when not and why; a standup of yours, for everybody',
    usage: '[standup]',
    async run({ team, user, channel, inDm, rest }) {
      const { mine, others } = await deps.listStandups(team, user, inDm ? undefined : channel);
      if (rest === '') {
        const shown = mine.slice(0, MOST_PREVIEWED).map(({ standup }) => standup);
        return myPreviewView(await previewsFor(deps, user, shown), mine.length - shown.length);
      }
      const [found] = named(rest, [...mine, ...others.filter(({ manageable }) => manageable)]);
      if (!found) return unknownStandupView();
      const { standup, manageable } = found;
      if (manageable) return previewView(previewOf(standup, await deps.coming.ofAll(standup)));
      return myPreviewView(await previewsFor(deps, user, [standup]), 0);
    },
  },
];

async function previewsFor(
  { coming }: ManagingCommandsDeps,
  user: CommandRequest['user'],
  standups: readonly Standup[],
) {
  const previews = await Promise.all(
    standups.map(async (standup) => {
      const mine = await coming.ofOne(standup, user);
      return mine ? [previewOf(standup, mine)] : [];
    }),
  );
  return previews.flat();
}

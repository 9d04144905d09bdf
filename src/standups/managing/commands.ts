/** `/async standup` and `/async preview`. */
import type { CommandRequest, Subcommand } from '../../commands/command.js';
import { type TeamId, type UserId, userId } from '../../core/ids.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';
import type { ComingPrompts } from './coming.js';
import { type ListStandups, named } from './listing.js';
import { type AlsoComingDeps, alsoComing } from './my-week.js';
import type { OpenForms } from './open-forms.js';
import type { ShowHistory } from './ports.js';
import {
  myPreviewView,
  nobodySharedView,
  previewOf,
  previewView,
  theirPreviewView,
  unknownStandupView,
} from './views/coming.js';
import { type ListedStandup, listView, offerNewView, usageView } from './views/list.js';

/** Each costs a look at its roster; a person in more than this asks by name. */
const MOST_PREVIEWED = 10;

export interface ManagingCommandsDeps extends AlsoComingDeps {
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
    understands: ({ team, user, rest }) =>
      NEW.test(rest) ||
      /^history$/i.test(rest) ||
      namesMine(deps, team, user, rest.replace(/^history\s+/i, '')),
    async run(request) {
      const { team, user, channel, inDm, rest, triggerId } = request;
      const [word = '', ...words] = rest.split(/\s+/);
      if (/^history$/i.test(word)) return deps.history({ team, user, name: words.join(' ') });
      const here = inDm ? undefined : channel;
      if (NEW.test(rest)) {
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
      'When you will be asked in the next 7 days, and when not and why; or whoever shares a standup with you',
    usage: '[@user] [standup]',
    understands: ({ team, user, rest }) => whose(rest).of !== undefined || namesMine(deps, team, user, rest),
    async run({ team, user, channel, inDm, rest: typed }) {
      const { mine, others } = await deps.listStandups(team, user, inDm ? undefined : channel);
      const { of, rest } = whose(typed);
      if (of !== undefined && of !== user) {
        const shared = named(rest, [...mine, ...others.filter(({ manageable }) => manageable)]);
        return previewOfOther(deps, user, of, shared.slice(0, MOST_PREVIEWED));
      }
      if (rest === '') {
        const shown = mine.slice(0, MOST_PREVIEWED).map(({ standup }) => standup);
        const also = await alsoComing(deps, team, user);
        return myPreviewView(await previewsFor(deps, user, shown), mine.length - shown.length, also);
      }
      const [found] = named(rest, [...mine, ...others.filter(({ manageable }) => manageable)]);
      if (!found) return unknownStandupView();
      const { standup, manageable } = found;
      if (manageable) {
        return of === user
          ? myPreviewView(await previewsFor(deps, user, [standup]), 0)
          : previewView(previewOf(standup, await deps.coming.ofAll(standup), user));
      }
      return myPreviewView(await previewsFor(deps, user, [standup]), 0);
    },
  },
];

const NEW = /^(?:new|create|add)$/i;

/** In the DM, where no channel has standups of its own. */
const namesMine = async (
  { listStandups }: Pick<ManagingCommandsDeps, 'listStandups'>,
  team: TeamId,
  user: UserId,
  words: string,
): Promise<boolean> => named(words, (await listStandups(team, user, undefined)).mine).length > 0;

/** Slack sends a person who is named as `<@U1>` or `<@U1|name>`. */
function whose(typed: string): { readonly of?: UserId; readonly rest: string } {
  const [named = '', id] = /^<@([A-Z0-9]+)(?:\|[^>]*)?>\s*/.exec(typed) ?? [];
  return id === undefined ? { rest: typed } : { of: userId(id), rest: typed.slice(named.length).trim() };
}

/** Only of standups that the reader is part of: all others answer as if there were none. */
async function previewOfOther(
  { coming }: ManagingCommandsDeps,
  reader: UserId,
  of: UserId,
  shared: readonly ListedStandup[],
): Promise<MessageContent> {
  const found = await Promise.all(
    shared.map(async ({ standup }) => {
      const theirs = await coming.ofOne(standup, of);
      return theirs ? [{ preview: previewOf(standup, theirs, reader), name: theirs.people[0]?.name }] : [];
    }),
  );
  const [first, ...others] = found.flat();
  if (!first) return nobodySharedView();
  return theirPreviewView(
    first.name ?? of,
    [first, ...others].map(({ preview }) => preview),
  );
}

async function previewsFor(
  { coming }: ManagingCommandsDeps,
  user: CommandRequest['user'],
  standups: readonly Standup[],
) {
  const previews = await Promise.all(
    standups.map(async (standup) => {
      const mine = await coming.ofOne(standup, user);
      return mine ? [previewOf(standup, mine, user)] : [];
    }),
  );
  return previews.flat();
}

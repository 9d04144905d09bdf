/** `/async settings`: a channel's, or one's own. */
import type { CommandRequest, Subcommand } from '../commands/command.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { OpenMySettings } from '../people/my-settings.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { ChangeChannelSettings } from './change-channel-settings.js';
import type { OpenChannelSettings } from './open-settings.js';
import { refusedView, settingsChangedView, settingsUsageView } from './views/settings.js';

export interface ChannelCommandsDeps {
  readonly openSettings: OpenChannelSettings;
  readonly changeSettings: ChangeChannelSettings;
  /** One's own settings; the people slice keeps them. */
  readonly mine: {
    readonly open: OpenMySettings;
    readonly offer: (team: TeamId, user: UserId) => Promise<MessageContent>;
    readonly turn: (team: TeamId, user: UserId, on: boolean) => Promise<MessageContent>;
  };
}

const MINE = /^(me|mine|my)\b\s*/;

/** @returns `what` is left of the words without the one that says whose settings are meant. */
function read(rest: string): { readonly what: string; readonly named: boolean } {
  const words = rest.toLowerCase();
  return { what: words.replace(MINE, ''), named: MINE.test(words) };
}

export function channelCommands({
  openSettings,
  changeSettings,
  mine,
}: ChannelCommandsDeps): readonly Subcommand[] {
  const open = async (request: CommandRequest, own: boolean): Promise<MessageContent | undefined> => {
    const { team, user, channel, triggerId } = request;
    if (triggerId === undefined) return mine.offer(team, user);
    if (!own) return openSettings({ team, user, channel, triggerId });
    await mine.open({ team, user, triggerId });
    return undefined;
  };
  const turn = async ({ team, user, channel }: CommandRequest, own: boolean, on: boolean) => {
    if (own) return mine.turn(team, user, on);
    const answer = await changeSettings(team, channel, user, { nudges: on });
    return 'refused' in answer ? refusedView(answer.refused) : settingsChangedView(answer.settings);
  };
  return [
    {
      name: 'settings',
      aliases: ['preferences', 'config'],
      summary: 'How Meanwhile behaves in this channel (for its members), or for you',
      usage: '[on | off | me | me on | me off]',
      understands: ({ rest }) => ['', 'on', 'off'].includes(read(rest).what),
      async run(request) {
        const { what, named } = read(request.rest);
        // A DM has no settings of its own: there, everything is about oneself.
        const own = request.inDm || named;
        if (what === '') return open(request, own);
        if (what === 'on' || what === 'off') return turn(request, own, what === 'on');
        return settingsUsageView();
      },
    },
  ];
}

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
      async run(request) {
        const words = request.rest.toLowerCase();
        // A DM has no settings of its own: there, everything is about oneself.
        const own = request.inDm || MINE.test(words);
        const what = words.replace(MINE, '');
        if (what === '') return open(request, own);
        if (what === 'on' || what === 'off') return turn(request, own, what === 'on');
        return settingsUsageView();
      },
    },
  ];
}

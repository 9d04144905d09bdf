/** `/async digest`: what a channel's digest would tell now; post it now; how it is set. */
import type { ChannelForMember } from '../channels/access.js';
import type { CommandRequest, Subcommand } from '../commands/command.js';
import type { Clock } from '../core/clock.js';
import { wallOf } from '../core/zoned-time.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { DigestRepository, DigestSettings } from './digest.js';
import type { PostDigest } from './post.js';
import { nextInWords, type PreviewDigest } from './preview.js';
import type { DigestSettingsForm } from './settings.js';
import {
  comesByRegionView,
  inChannelOnlyView,
  notSetView,
  postedNowView,
  previewView,
  turnedOffView,
  usageView,
} from './views/answers.js';
import { refusedView } from './views/settings.js';

export interface DigestCommandsDeps {
  readonly digests: Pick<DigestRepository, 'settings'>;
  readonly channelForMember: ChannelForMember;
  readonly preview: PreviewDigest;
  readonly post: Pick<PostDigest, 'now'>;
  readonly settings: Pick<DigestSettingsForm, 'open' | 'turnOff'>;
  readonly clock: Clock;
}

type Answer = Promise<MessageContent | undefined>;

export function digestCommands(deps: DigestCommandsDeps): readonly Subcommand[] {
  const { digests, clock } = deps;

  /** For a member of a channel that has a digest. */
  const withSettings = async (
    { team, user, channel }: CommandRequest,
    work: (settings: DigestSettings) => Promise<MessageContent>,
  ): Promise<MessageContent> => {
    if (!(await deps.channelForMember(team, channel, user))) return refusedView();
    const settings = await digests.settings(team, channel);
    return settings?.on ? work(settings) : notSetView();
  };

  const words: Readonly<Record<string, (request: CommandRequest) => Answer>> = {
    preview: (request) =>
      withSettings(request, async (settings) =>
        previewView(await deps.preview(settings), nextInWords(settings, clock.now())),
      ),
    now: (request) =>
      withSettings(request, async (settings) => {
        if (settings.schedule.cadence === 'hand-over') return comesByRegionView();
        const today = wallOf(clock.now(), settings.schedule.zone).date;
        return postedNowView(await deps.post.now(settings, today));
      }),
    settings: async (request) => {
      const { triggerId, channel } = request;
      if (triggerId === undefined) return inChannelOnlyView();
      return (await deps.settings.open({ ...request, triggerId }, channel)) ? undefined : refusedView();
    },
    off: async (request) => {
      const was = await deps.settings.turnOff(request, request.channel);
      return was === undefined ? refusedView() : turnedOffView(was);
    },
  };

  return [
    {
      name: 'digest',
      aliases: ['digests', 'summary'],
      slash: '/digest',
      summary: 'What went on in this channel: post it now, preview it, or set when it comes by itself',
      usage: '[now | preview | settings | off]',
      async run(request) {
        if (request.inDm) return inChannelOnlyView();
        const word = request.rest.toLowerCase() || 'preview';
        return Object.hasOwn(words, word) ? words[word]?.(request) : usageView();
      },
    },
  ];
}

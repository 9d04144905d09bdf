/** `/async wrap <link>`. */
import type { Subcommand } from '../commands/command.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { OpenWrapUp } from './open-form.js';
import { readLink } from './read-link.js';
import { offerView, usageView } from './views/answers.js';

export const wrapUpCommands = (open: OpenWrapUp): readonly Subcommand[] => [
  {
    name: 'wrap',
    aliases: ['wrapup', 'wrap-up', 'summarize', 'summarise'],
    summary: 'Wrap up a thread: what was decided, what is open, who does what',
    usage: '<link>',
    async run({ team, user, rest, triggerId }): Promise<MessageContent | undefined> {
      const talk = readLink(rest);
      if (!talk) return usageView();
      // What the link leads to is looked at only when the form opens, and by who may see it.
      if (triggerId === undefined) return offerView(talk);
      await open({ team, user, triggerId, ...talk });
      return undefined;
    },
  },
];

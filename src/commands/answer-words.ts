/** What a person gets for words typed after `/async` or in the app's DM. */
import type { MessageContent } from '../slack/slack-api.js';
import type { CommandRequest, Subcommand } from './command.js';
import { dispatch } from './dispatch.js';
import { friendlyView, helpView, unknownWordView } from './views.js';

export type AnswerWords = ReturnType<typeof createAnswerWords>;

/**
 * @param deps.subcommands all of them, help included (`withHelp`).
 * @returns a use case that answers what to show, or undefined when a modal says it all.
 */
export function createAnswerWords({ subcommands }: { readonly subcommands: readonly Subcommand[] }) {
  return async (
    request: Omit<CommandRequest, 'rest'>,
    typed: string,
  ): Promise<MessageContent | undefined> => {
    const meant = dispatch(typed, subcommands);
    switch (meant.kind) {
      case 'run':
        return meant.command.run({ ...request, rest: meant.rest });
      case 'nothing':
        return helpView(subcommands);
      case 'friendly':
        return friendlyView(subcommands);
      case 'unknown':
        return unknownWordView(meant.word, meant.nearest, subcommands);
    }
  };
}

/** What the commands slice listens to: `/async`, and messages in the app's DM. */
import type { ListenerTable } from '../slack/listener-table.js';
import type { Respond } from '../slack/slack-api.js';
import { type AnswerDmDeps, createAnswerDm } from './answer-dm.js';
import { createAnswerWords } from './answer-words.js';
import type { Subcommand } from './command.js';

export interface CommandListenersDeps extends Omit<AnswerDmDeps, 'answerWords'> {
  /** All of them, help included (`withHelp`). */
  readonly subcommands: readonly Subcommand[];
  readonly respond: Respond;
}

/**
 * Trap: a slash command may also be typed in the DM of two people. That is no channel with settings, so every `D…` counts as a DM;
 * the answer is ephemeral, and nobody else sees it.
 */
export function createCommandListeners(deps: CommandListenersDeps): ListenerTable {
  const answerWords = createAnswerWords(deps);
  return {
    message: createAnswerDm({ ...deps, answerWords }),
    commands: {
      '/async': async ({ team, user, channel, triggerId, text, responseUrl }) => {
        const inDm = channel.startsWith('D');
        const content = await answerWords({ team, user, channel, inDm, triggerId }, text);
        if (content) await deps.respond(responseUrl, content);
      },
    },
  };
}

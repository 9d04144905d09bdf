/** What the commands slice listens to: `/async`, subcommands that have a slash command of their own, and messages in the app's DM. */
import type { SlashCommand } from '../slack/incoming.js';
import type { ListenerTable } from '../slack/listener-table.js';
import { unescapeText } from '../slack/mrkdwn.js';
import type { Respond } from '../slack/slack-api.js';
import { type AnswerDmDeps, createAnswerDm } from './answer-dm.js';
import { createAnswerWords } from './answer-words.js';
import type { DmFallback, Subcommand } from './command.js';
import { dispatch } from './dispatch.js';
import { readsAsCommand } from './reads-as-command.js';

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
  const answerCommand =
    (wordsOf: (text: string) => string) =>
    async ({ team, user, channel, triggerId, text, responseUrl }: SlashCommand) => {
      const inDm = channel.startsWith('D');
      const content = await answerWords({ team, user, channel, inDm, triggerId }, wordsOf(text));
      if (content) await deps.respond(responseUrl, content);
    };
  const own = deps.subcommands.flatMap(({ slash, name }) =>
    slash === undefined ? [] : [[slash, answerCommand((text) => wordsAfter(name, text))] as const],
  );
  return {
    message: createAnswerDm({
      ...deps,
      answerWords,
      ...(deps.fallback && { fallback: unlessUnderstood(deps.subcommands, deps.fallback) }),
    }),
    commands: { '/async': answerCommand((text) => text), ...Object.fromEntries(own) },
  };
}

/** What `/standup new` is in words of `/async`; with nothing but *help*, what it does. */
const wordsAfter = (name: string, text: string): string =>
  /^\s*help\s*$/i.test(text) ? `help ${name}` : `${name} ${text}`;

/** A message that reads as a command from end to end is one, and so is a greeting or thanks that stands alone; the rest may be an answer. */
const unlessUnderstood =
  (subcommands: readonly Subcommand[], fallback: DmFallback): DmFallback =>
  async (words) => {
    const typed = unescapeText(words.received).trim();
    const meant = dispatch(typed, subcommands);
    const alone = !/\s/.test(typed);
    const understood =
      meant.kind === 'run'
        ? await readsAsCommand(typed, meant.command, { ...words, rest: meant.rest })
        : (meant.kind === 'friendly' && alone) || /^(?:\/?async)?$/i.test(typed);
    return understood ? undefined : fallback(words);
  };

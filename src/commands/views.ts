/** What `/async` and the app's DM say about themselves: help, and answers to words we do not know. */
import type { KnownBlock } from '@slack/types';
import { context, message, section } from '../slack/blocks.js';
import { LIMITS } from '../slack/limits.js';
import { escapeText } from '../slack/mrkdwn.js';
import type { MessageContent } from '../slack/slack-api.js';
import type { Subcommand } from './command.js';

const HOW_TO = 'Type `/async` and one of these words, or just the word in our DM.';

/** All subcommands, or the one that was asked about. */
export function helpView(subcommands: readonly Subcommand[]): MessageContent {
  const names = subcommands.map(({ name }) => name).join(', ');
  return message(`Meanwhile understands: ${names}.`, ...commandSections(subcommands), context(HOW_TO));
}

/** Every subcommand with what it does, in as few sections as Slack's limit allows; the Home tab shows them too. */
export function commandSections(subcommands: readonly Subcommand[]): readonly KnownBlock[] {
  const texts: string[] = [];
  for (const line of subcommands.map(commandLine)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.section.text) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts.map((text) => section(text));
}

/** The answer to a greeting or thanks. */
export const friendlyView = (subcommands: readonly Subcommand[]): MessageContent =>
  message(
    'Hello. I am Meanwhile: I help put in writing what would otherwise be a meeting. Say *help* to see what I can do.',
    section(
      `Hello. I am Meanwhile: I help put in writing what would otherwise be a meeting.\nWords I know: ${words(subcommands)}. *help* says what each does.`,
    ),
  );

/** @param typed one word, not escaped. */
export function unknownWordView(
  typed: string,
  nearest: Subcommand | undefined,
  subcommands: readonly Subcommand[],
): MessageContent {
  const known = `I do not know “${escapeText(typed)}”.`;
  const guess = nearest ? ` Did you mean *${nearest.name}*?` : '';
  return message(
    `${known}${guess}`,
    section(`${known}${guess}${nearest ? `\n${commandLine(nearest)}` : ''}`),
    context(`Words I know: ${words(subcommands)}.`),
  );
}

const commandLine = ({ name, slash, usage, summary }: Subcommand): string =>
  `*${name}*${usage ? ` \`${escapeText(usage)}\`` : ''}: ${escapeText(summary)}${slash ? ` (also \`${slash}\`)` : ''}`;

const words = (subcommands: readonly Subcommand[]): string =>
  subcommands.map(({ name }) => `*${name}*`).join(', ');

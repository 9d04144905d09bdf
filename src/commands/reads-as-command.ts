/**
 * Whether words in the DM are a command or an answer that begins with the same word: asked while somebody may be answering. A command is
 * one line, and all of it is the command's own; "report from the client: they like it" is an answer. Pure, but for what a command looks up.
 */
import type { CommandRequest, Subcommand } from './command.js';

/** @param typed all of it, the command's name included. */
export async function readsAsCommand(
  typed: string,
  command: Pick<Subcommand, 'usage' | 'understands'>,
  request: Pick<CommandRequest, 'team' | 'user' | 'rest'>,
): Promise<boolean> {
  const text = typed.trim();
  // Whoever names the app means the app.
  if (/^\/?async\s/i.test(text) || request.rest === '') return true;
  if (text.includes('\n')) return false;
  return command.understands ? command.understands(request) : fitsUsage(request.rest, command.usage);
}

/** No more words than the longest of the alternatives that `[1h | until tomorrow]` shows; none where nothing may follow. */
export function fitsUsage(rest: string, usage = ''): boolean {
  const alternatives = usage.replace(/[[\]]/g, ' ').split('|');
  return wordsIn(rest) <= Math.max(...alternatives.map(wordsIn));
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

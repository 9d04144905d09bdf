/** `/async help`: made from the list of subcommands, so that a new one appears by itself. */
import type { Subcommand } from './command.js';
import { dispatch } from './dispatch.js';
import { helpView } from './views.js';

/** @returns the subcommands with *help* in front; `help <word>` tells about that word alone. */
export function withHelp(others: readonly Subcommand[]): readonly Subcommand[] {
  const help: Subcommand = {
    name: 'help',
    aliases: ['commands'],
    summary: 'What Meanwhile can do, or what one word does',
    usage: '[word]',
    async run({ rest }) {
      const about = dispatch(rest, all);
      return helpView(about.kind === 'run' ? [about.command] : all);
    },
  };
  const all = [help, ...others];
  return all;
}

/** Which subcommand somebody means: its name or an alias, else a guess that is offered and never run. Pure. */
import { distance } from 'fastest-levenshtein';
import type { Subcommand } from './command.js';

export type Dispatch =
  | { readonly kind: 'run'; readonly command: Subcommand; readonly rest: string }
  /** Nothing was typed. */
  | { readonly kind: 'nothing' }
  /** A greeting or thanks. */
  | { readonly kind: 'friendly' }
  | { readonly kind: 'unknown'; readonly word: string; readonly nearest?: Subcommand };

/** No word of ours is this long; whatever is longer is cut before it is compared. */
const LONGEST_WORD = 40;

/** Said to the app as to a colleague. As data, so that a language is one more line. */
const FRIENDLY_WORDS = new Set(
  [
    'hi hello hey hiya yo morning good thanks thank thx ty cheers ok okay cool great nice wave',
    'hola gracias hallo danke bonjour salut merci olá ola oi obrigado obrigada ciao grazie',
    'こんにちは ありがとう 你好 谢谢',
  ].flatMap((words) => words.split(' ')),
);

/**
 * Reads what follows `/async`, or what was typed in the app's DM.
 * @param typed as the person typed it, not escaped. A leading `/async` or `async` is passed over.
 * @returns what to run, or what the words looked like. `rest` is trimmed and otherwise as typed.
 */
export function dispatch(typed: string, subcommands: readonly Subcommand[]): Dispatch {
  const text = typed.trim().replace(/^\/?async(\s+|$)/i, '');
  const [first = ''] = text.split(/\s/, 1);
  const word = bare(first.slice(0, LONGEST_WORD));
  if (word === '') return { kind: 'nothing' };
  const command = subcommands.find((each) => wordsOf(each).includes(word));
  if (command) return { kind: 'run', command, rest: text.slice(first.length).trim() };
  if (FRIENDLY_WORDS.has(word)) return { kind: 'friendly' };
  const nearest = nearestTo(word, subcommands);
  return { kind: 'unknown', word, ...(nearest && { nearest }) };
}

/** `*Help*!` means `help`. */
const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

const wordsOf = (command: Subcommand): readonly string[] => [command.name, ...(command.aliases ?? [])];

function nearestTo(word: string, subcommands: readonly Subcommand[]): Subcommand | undefined {
  let best: { readonly command: Subcommand; readonly slips: number } | undefined;
  for (const command of subcommands) {
    for (const known of wordsOf(command)) {
      const slips = slipsBetween(word, known);
      if (slips <= slipsForgiven(known) && (!best || slips < best.slips)) best = { command, slips };
    }
  }
  return best?.command;
}

/** Levenshtein's distance, but swapped letters ("hlep") and a word begun ("set") count as one slip, however far they seem. */
function slipsBetween(word: string, known: string): number {
  if (word.length > 1 && known.startsWith(word)) return 1;
  if (sorted(word) === sorted(known)) return 1;
  return distance(word, known);
}

/** A short word is soon another word: "stop" is not "skip". */
const slipsForgiven = (known: string): number => (known.length <= 4 ? 1 : known.length <= 6 ? 2 : 3);

const sorted = (word: string): string => [...word].sort().join('');

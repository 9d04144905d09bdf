/** Reads a message's words for a form: as its author sees them, without Slack's markup. Pure. */
import { shorten } from './mrkdwn.js';
import { readableWords } from './readable-words.js';

export { peopleNamed, readableTyped, readableWords } from './readable-words.js';

/** What a form's title is cut to when it is guessed; a title typed by hand may be longer. */
const GUESS_LENGTH = 80;

/** At the start of a message: words that greet, and people named. */
const GREETINGS = /^(?:\s+|(?:hi|hey|hello|morning|all|team|folks)\b[,:!]?|<@[^<>]*>[,:]?)+/i;
const SENTENCE = /^[^\n]*?(?:[.?!](?=\s|$)|[。？！]|(?=\n)|$)/u;

/** A title from a message: its first sentence without the greetings and names at its start, shortened. */
export function guessTitle(received: string, nameOf: (user: string) => string | undefined): string {
  const words = readableWords(received.replace(GREETINGS, ''), nameOf).trim();
  const sentence = SENTENCE.exec(words || readableWords(received, nameOf).trim())?.[0].trim() ?? '';
  const title = shorten(sentence, GUESS_LENGTH);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Somebody's words as a quote that can stand in a text field. */
export const quote = (name: string, words: string): string =>
  `${name} wrote:\n${words
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`;

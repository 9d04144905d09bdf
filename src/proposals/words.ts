/** Reads a message's words for a form: as its author sees them, without Slack's markup. Pure. */
import { shorten } from '../slack/mrkdwn.js';

/** What a form's title is cut to when it is guessed; a title typed by hand may be longer. */
const GUESS_LENGTH = 80;

/** At the start of a message: words that greet, and people named. */
const GREETINGS = /^(?:\s+|(?:hi|hey|hello|morning|all|team|folks)\b[,:!]?|<@[^<>]*>[,:]?)+/i;
const SENTENCE = /^[^\n]*?(?:[.?!](?=\s|$)|[。？！]|(?=\n)|$)/u;

const MARKUP = /<([^<>]*)>|&(amp|lt|gt);/g;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/**
 * @param received a message's text as Slack sent it (mrkdwn).
 * @param nameOf display names of people; somebody unknown stays an id.
 */
export function readableWords(received: string, nameOf: (user: string) => string | undefined): string {
  return received.replace(MARKUP, (_, inside: string | undefined, sign: string | undefined) =>
    inside === undefined ? (SIGNS[sign ?? ''] ?? '') : readableMarkup(inside, nameOf),
  );
}

function readableMarkup(inside: string, nameOf: (user: string) => string | undefined): string {
  const bar = inside.indexOf('|');
  const target = unescaped(bar < 0 ? inside : inside.slice(0, bar));
  const label = bar < 0 ? '' : unescaped(inside.slice(bar + 1));
  if (target.startsWith('@')) return `@${nameOf(target.slice(1)) ?? (label || target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1)}`;
  if (label === '' || target.endsWith(label)) return target.startsWith('mailto:') ? label : target;
  return `${label} (${target})`;
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, sign: string) => SIGNS[sign] ?? '');

/** Ids of the people named in a message, in order, without repeats. */
export function peopleNamed(received: string): readonly string[] {
  return [
    ...new Set([...received.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].flatMap(([, id]) => id ?? [])),
  ];
}

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

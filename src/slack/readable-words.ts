/** Reads a message's words as its author sees them, without Slack's markup: for the fields of forms, and for what is kept. Pure. */

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

/** People, channels and links as Slack writes them; no other `<` that somebody typed. */
const WRITTEN_BY_SLACK = /<(?:[@#]|https?:|mailto:)[^<>\s][^<>]*>/g;

/** The same for words that came with a command: their signs are unescaped already. */
export const readableTyped = (typed: string, nameOf: (user: string) => string | undefined): string =>
  typed.replace(WRITTEN_BY_SLACK, (markup) => readableWords(markup, nameOf));

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

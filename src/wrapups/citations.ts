/** Citations: `[n]` at the end of a line stands for the n-th message cited, and becomes a link to it where it is shown. Pure. */
import type { MessageTs } from '../core/ids.js';
import type { Talk } from './wrap-up.js';

/** A form cites some twenty messages; a model's draft any of a thousand. */
const AT_END = /\s*\[(\d{1,4})\]\s*$/;

/** A line without its citation, and what it cites. */
export function splitCitation(
  line: string,
  cites: readonly MessageTs[],
): { readonly text: string; readonly n?: number; readonly ts?: MessageTs } {
  const found = AT_END.exec(line);
  const n = Number(found?.[1]);
  const ts = found ? cites[n - 1] : undefined;
  return ts === undefined ? { text: line } : { text: line.slice(0, found?.index), n, ts };
}

/** Gives each cited message its number: in the order in which they were said. */
export function numberCitations(cited: readonly MessageTs[]): {
  readonly cites: readonly MessageTs[];
  numberOf(ts: MessageTs): number;
} {
  const cites = [...new Set(cited)].sort((one, two) => Number(one) - Number(two));
  return { cites, numberOf: (ts) => cites.indexOf(ts) + 1 };
}

/** The address of a message. @param archive `https://acme.slack.com/archives/`. */
export function messageLink(archive: string, { channel, threadTs }: Talk, ts: MessageTs): string {
  const inThread = threadTs !== undefined && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel}` : '';
  return `${archive}${channel}/p${ts.replace('.', '')}${inThread}`;
}

/** What links to messages begin with, from one of them; undefined when it looks otherwise. */
export const archiveOf = (permalink: string): string | undefined =>
  /^https:\/\/[\w.-]{1,100}\/archives\//.exec(permalink)?.[0];

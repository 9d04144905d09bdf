/** Collects the addresses that people shared. */
import { type Line, MOST_LINES } from './extraction.js';
import type { Said } from './sentences.js';

/** Slack's own form, or bare as in a paste. Linear: each part excludes the sign that ends it. */
const LINK = /<(https?:\/\/[^\s<>|]+)(?:\|[^<>\n]*)?>|(https?:\/\/[^\s<>|"`)]+)/g;
const AFTER = /[.,;:!?'’”*_~…]+$/u;
/** Longer addresses are no help to a reader. */
const LONGEST = 300;
/** Pictures for fun, and Slack's own files, whose names say nothing. */
const IDLE =
  /^https?:\/\/(?:[\w-]+\.)*(?:giphy\.com|tenor\.com|files\.slack\.com|slack-files\.com|emoji\.slack-edge\.com)\//;
const READ_CHARACTERS = 4_000;

export function findLinks(conversation: readonly Said[]): readonly Line[] {
  const found = new Map<string, { line: Line; times: number; place: number }>();
  for (const [place, said] of conversation.entries()) {
    for (const [, marked, bare] of said.text.slice(0, READ_CHARACTERS).matchAll(LINK)) {
      const text = marked ?? bare?.replace(AFTER, '') ?? '';
      if (text.length > LONGEST || IDLE.test(text)) continue;
      const before = found.get(text);
      const line = before?.line ?? { text, ts: said.ts, author: said.user, saw: 'a link' };
      found.set(text, { line, times: (before?.times ?? 0) + 1, place: before?.place ?? place });
    }
  }
  // What was shared again mattered; of equals, the later.
  return [...found.values()]
    .sort((one, two) => two.times - one.times || two.place - one.place)
    .slice(0, MOST_LINES)
    .sort((one, two) => one.place - two.place)
    .map(({ line }) => line);
}

/** Makes the rules ready before a message needs them: the first reading compiles tables, some 200 ms that a nudge would wait for. */
import type { Rule } from './rule.js';

/** Reads one example of each rule: the language of its first, English, is the one most read. Others are made ready by the first message. */
export function warmUp(rules: readonly Rule[]): void {
  for (const { detect, examples } of rules) for (const text of examples.fires.slice(0, 1)) detect(text);
}

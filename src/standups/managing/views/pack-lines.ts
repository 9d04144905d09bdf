/** Lines put together to as few sections as Slack's limit allows. */
import { LIMITS } from '../../../slack/limits.js';

/** @param lines of mrkdwn, none longer than a section holds. */
export function packLines(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.section.text) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts;
}

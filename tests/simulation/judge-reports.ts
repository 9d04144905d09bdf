/** Looks at what the channels show in the end: every answer in exactly one report, and one report a work day. */
import type { Message } from '../../src/sandbox/sandbox.js';
import type { SimStandup } from './record.js';
import type { Stage } from './stage.js';

type Wrong = readonly [kind: string, what: string];

export function judgeReports(stage: Stage): readonly Wrong[] {
  const { record } = stage;
  // Words in the DM go to the turn that waits for them, which may be another standup's than the one whose prompt made somebody write.
  const times = countWords(record.standups.flatMap((standup) => reportsOf(stage, standup)));
  return record.standups.flatMap((standup) => {
    const shown = reportsOf(stage, standup);
    const wrong: Wrong[] = twice(shown.map(({ text }) => text.split(': ')[0] ?? '')).map(
      (headline) => ['two reports of a work day', headline] as const,
    );
    for (const answer of record.answers.filter((each) => each.standup === standup)) {
      const name = record.people.get(answer.user)?.name;
      const told = `${standup.name}, ${name}: ${answer.tokens.join(' or ')}`;
      const count = answer.tokens.reduce((sum, words) => sum + (times.get(words) ?? 0), 0);
      if (answer.sure && count === 0) wrong.push(['an answer is in no report', told]);
      if (count > 1) wrong.push(['an answer is shown twice', told]);
      for (const words of answer.gone) {
        if (times.has(words)) wrong.push(['what an edit took away is still shown', `${told} after ${words}`]);
      }
    }
    return wrong;
  });
}

/** What the app posted about a standup, threads and all; the headline of a day stands at the beginning of its first message. */
function reportsOf({ sandbox }: Stage, { channel, name }: SimStandup): readonly Message[] {
  return sandbox
    .messagesIn(channel)
    .filter(({ bot_id, text }) => bot_id !== undefined && text.startsWith(`${name}, `))
    .flatMap(({ ts }) => sandbox.threadOf(channel, ts));
}

function twice(headlines: readonly string[]): readonly string[] {
  const roots = headlines.filter((text) => /, \w{3} \d{1,2} \w{3}$/.test(text));
  return [...new Set(roots.filter((text, n) => roots.indexOf(text) !== n))];
}

function countWords(messages: readonly Message[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { blocks } of messages) {
    for (const [words] of JSON.stringify(blocks).matchAll(/words no\. \d+\./g)) {
      times.set(words, (times.get(words) ?? 0) + 1);
    }
  }
  return times;
}

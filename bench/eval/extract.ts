/**
 * What the extraction finds in real conversations: `npm run eval:extract [-- <folder>] [--show [id]]`. It prints lines per kind, proves
 * that each line cites a message that is there and is its author's, and with `--show` what was found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { messageTs, userId } from '../../src/core/ids.js';
import { extract } from '../../src/wrapups/extract/extract.js';
import type { Extraction, Line } from '../../src/wrapups/extract/extraction.js';
import type { Said } from '../../src/wrapups/extract/sentences.js';
import { argumentOf, dataFolder, has } from './arguments.js';

interface Thread {
  readonly id: string;
  readonly lang: string;
  readonly messages: readonly {
    readonly user: string;
    readonly ts: string | number;
    readonly text: string;
  }[];
  readonly label?: { readonly writeup: boolean | string };
}

const KINDS = ['outcomes', 'questions', 'steps', 'links'] as const;

const conversationOf = ({ messages }: Thread): readonly Said[] =>
  messages.map(({ user, ts, text }) => ({ user: userId(user), ts: messageTs(String(ts)), text }));

/** What is wrong with a line's citation, if anything. */
function wrongCitation(line: Line, conversation: readonly Said[]): boolean {
  return !conversation.some(
    ({ ts, user, text }) =>
      ts === line.ts &&
      user === line.author &&
      text.includes(line.text.slice(0, 20).split('…')[0]?.trim() ?? ''),
  );
}

function show({ id }: Thread, found: Extraction, conversation: readonly Said[]): void {
  console.log(`\n${id}: ${found.messages} messages, ${found.participants.length} people`);
  for (const kind of KINDS) {
    for (const line of found[kind]) {
      const at = conversation.findIndex(({ ts }) => ts === line.ts) + 1;
      console.log(
        `  ${kind.slice(0, -1)} [${at}] ${line.author}: ${line.text.replace(/\s+/g, ' ').slice(0, 160)}  (${line.saw})`,
      );
    }
  }
}

function report(threads: readonly Thread[]): void {
  const only = argumentOf('--show');
  const counts = { outcomes: 0, questions: 0, steps: 0, links: 0 };
  const withAny = { outcomes: 0, questions: 0, steps: 0, links: 0 };
  let wrong = 0;
  let slowest = 0;
  let total = 0;
  for (const thread of threads) {
    const conversation = conversationOf(thread);
    const began = performance.now();
    const found = extract(conversation);
    const took = performance.now() - began;
    total += took;
    slowest = Math.max(slowest, took);
    for (const kind of KINDS) {
      counts[kind] += found[kind].length;
      withAny[kind] += found[kind].length > 0 ? 1 : 0;
      wrong += found[kind].filter((line) => wrongCitation(line, conversation)).length;
    }
    if (has('--show') && (only === undefined || only.startsWith('--') || thread.id.startsWith(only)))
      show(thread, found, conversation);
  }
  console.log(
    `\n${threads.length} conversations, ${threads.reduce((sum, { messages }) => sum + messages.length, 0)} messages`,
  );
  for (const kind of KINDS) console.log(`${kind}: ${counts[kind]} lines in ${withAny[kind]} conversations`);
  console.log(`lines that cite no message of their author: ${wrong}`);
  console.log(`${total.toFixed(0)} ms in all, slowest ${slowest.toFixed(1)} ms`);
  if (wrong > 0) process.exitCode = 1;
}

const file = join(dataFolder(), 'threads', 'dev.jsonl');
if (existsSync(file)) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  report(lines.map((line) => JSON.parse(line) as Thread));
} else {
  console.error(
    `There are no conversations at ${file}. Give the folder that holds threads/dev.jsonl: npm run eval:extract -- <folder>`,
  );
  process.exitCode = 1;
}

/**
 * `meanwhile explain`: one message in words, or many as JSON lines; with `--threads` whole conversations. Needs no settings, no Slack and
 * no database.
 */
import { z } from 'zod';
import { type Judgement, judge } from '../nudges/explain.js';
import type { Evidence, Rule } from '../nudges/rule.js';
import { rules } from '../nudges/rules/index.js';
import { thresholds } from '../nudges/sensitivity.js';
import type { Io, RunCommand } from './command.js';
import { explainThreads } from './explain/threads.js';
import { answerLines } from './json-lines.js';

const USAGE =
  'Give it a message: meanwhile explain "can we hop on a call?" (or --jsonl or --threads alone, and lines on standard input)\n';
const FLAGS: ReadonlySet<string> = new Set(['--jsonl', '--threads']);

export const run: RunCommand = async (args, io) => {
  const words = args.filter((arg) => !FLAGS.has(arg));
  const text = words.join(' ').trim();
  const hasFlags = words.length < args.length;
  // A flag that there is not is no message, and a file beside a flag would be waited for on standard input.
  if (hasFlags ? words.length > 0 : text === '' || /^--\w\S*$/.test(words[0] ?? '')) {
    io.complain(USAGE);
    return 2;
  }
  if (args.includes('--threads')) return explainThreads(io, args.includes('--jsonl'));
  if (hasFlags) return explainLines(io);
  await io.write(inWords(text));
  return 0;
};

const Asked = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Reads `{id, text}` lines, writes one line each in the same order. */
const explainLines = (io: Io): Promise<number> =>
  answerLines(io, Asked, 'an id and a text', ({ id, text }) => `${JSON.stringify(answerTo(id, text))}\n`);

function answerTo(id: string | number, text: string) {
  const { nudge, signal, quiet } = judge(text, rules, thresholds.normal);
  return {
    id,
    nudge,
    rule: signal?.rule ?? null,
    confidence: signal?.confidence ?? null,
    purpose: signal?.purpose ?? null,
    quiet: quiet ?? null,
  };
}

function inWords(text: string): string {
  const judgement = judge(text, rules, thresholds.normal);
  return `${[verdict(judgement), ...rules.flatMap((rule) => reasonsOf(rule, text))].join('\n')}\n`;
}

function verdict({ nudge, signal, quiet }: Judgement): string {
  if (!signal) return 'Quiet (not-a-request): no rule saw anything in it.';
  const { rule, confidence, purpose } = signal;
  const seen = `${rule}, confidence ${confidence.toFixed(2)}, purpose ${purpose}`;
  return nudge ? `Nudge: ${seen}` : `Quiet (${quiet}): ${seen}`;
}

function reasonsOf(rule: Rule, text: string): readonly string[] {
  const explained = rule.explain(text);
  const against = 'against' in explained ? explained.against : [];
  const { minutes, time, people } = 'confidence' in explained ? explained : {};
  return [
    ...explained.saw.map((evidence) => `  for      ${inQuotes(evidence)}`),
    ...against.map((evidence) => `  against  ${inQuotes(evidence)}`),
    ...(minutes ? [`  minutes  ${minutes}`] : []),
    ...(time ? [`  time     ${time}`] : []),
    ...(people?.length ? [`  people   ${people.join(', ')}`] : []),
  ];
}

const inQuotes = ({ what, words }: Evidence): string => (words ? `${what}: "${words}"` : what);

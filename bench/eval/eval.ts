/**
 * How good the rules are on labelled messages and conversations, and how fast: `npm run eval [-- <folder>] [--errors] [--json]`.
 * A message counts as nudged when the signal reaches the default sensitivity and carries no caution.
 */
import { meetingRequest } from '../../src/nudges/rules/meeting-request.js';
import { thresholds } from '../../src/nudges/sensitivity.js';
import { dataFolder, has } from './arguments.js';
import { type Data, type Line, loadData } from './data.js';
import { calibration, grouped, perThousand, quality, type Verdict } from './figures.js';
import {
  calibrate,
  FOLDS,
  foldOf,
  type Lesson,
  learnFolds,
  lessonOf,
  mayLearn,
  messageScore,
  ownLessons,
  scaled,
} from './learn.js';
import { sigmoid } from './regress.js';
import { hostileMillis, speedOf } from './speed.js';
import { loadThreads, type ThreadQuality, threadFigures } from './threads.js';

function verdictOf(line: Line): Verdict {
  const signal = meetingRequest.detect(line.text);
  const confidence = signal?.confidence ?? 0;
  return { line, confidence, nudges: confidence >= thresholds.normal && signal?.caution === undefined };
}

/** Verdicts by weights that were learned without the conversation of the line. */
function crossValidated(data: Data): (line: Line) => Verdict {
  const lessons: Lesson[] = [
    ...[...data.dev, ...data.natural].filter(mayLearn).map(lessonOf),
    ...ownLessons(),
  ];
  const folds = learnFolds(lessons, FOLDS);
  const scale = calibrate(lessons, folds);
  const weights = folds.map((fold) => scaled(fold, scale));
  return (line) => {
    const own = verdictOf(line);
    if (!mayLearn(line)) return own;
    const score = messageScore(weights[foldOf(line.conv, FOLDS)] ?? {}, lessonOf(line).candidates);
    const confidence = sigmoid(score);
    const cautioned = meetingRequest.detect(line.text)?.caution !== undefined;
    return { line, confidence, nudges: confidence >= thresholds.normal && !cautioned };
  };
}

interface Row {
  readonly figure: string;
  readonly value: number;
  readonly target?: number;
  /** Whether more is better. */
  readonly atLeast?: boolean;
}

function pair(name: string, verdicts: readonly Verdict[], targets?: readonly [number, number]): Row[] {
  const { precision, recall } = quality(verdicts);
  return [
    { figure: `${name}: precision`, value: precision, ...(targets && { target: targets[0], atLeast: true }) },
    { figure: `${name}: recall`, value: recall, ...(targets && { target: targets[1], atLeast: true }) },
  ];
}

/** The rows of `long-thread`, when its conversations are there. */
function threadRows(): Row[] {
  const conversations = loadThreads(folder);
  if (!conversations) return [];
  const { all, clear, validated, validatedClear, errors } = threadFigures(conversations);
  if (has('--errors')) for (const error of errors) console.log(`conversation: ${error}`);
  const three = (name: string, { precision, recall, f1 }: ThreadQuality, isTarget: boolean): Row[] => [
    {
      figure: `conversations, ${name}: precision`,
      value: precision,
      ...(isTarget && { target: 0.82, atLeast: true }),
    },
    {
      figure: `conversations, ${name}: recall`,
      value: recall,
      ...(isTarget && { target: 0.85, atLeast: true }),
    },
    { figure: `conversations, ${name}: F1`, value: f1 },
  ];
  return [
    ...three('all', all, true),
    ...three('not borderline', clear, false),
    ...three('limit chosen without each', validated, true),
    ...three('limit chosen without each, not borderline', validatedClear, false),
  ];
}

function met({ value, target, atLeast }: Row): string {
  if (target === undefined) return '';
  return (atLeast ? value >= target : value <= target) ? 'met' : 'NOT MET';
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 3 : 1);
}

function printErrors(verdicts: readonly Verdict[]): void {
  for (const { line, confidence, nudges } of verdicts) {
    if (nudges === line.label) continue;
    const said = meetingRequest.explain(line.text);
    const saw = said.saw.map(({ what, words }) => `${what} (${words})`).join('; ');
    const mark = line.borderline ? ' borderline' : '';
    console.log(
      `${nudges ? 'false alarm' : 'missed'} ${confidence.toFixed(2)} [${line.kind}${mark}] ${JSON.stringify(line.text.slice(0, 200))}\n    ${saw}`,
    );
  }
}

function report(data: Data): void {
  // First, as a fresh process would run it: what follows teaches the engine other habits.
  const speed = speedOf(
    meetingRequest,
    [...data.natural, ...data.dev].map(({ text }) => text),
  );
  const hostile = hostileMillis(meetingRequest);
  const dev = data.dev.map(verdictOf);
  const clear = dev.filter(({ line }) => !line.borderline);
  const unlearned = clear.filter(({ line }) => !mayLearn(line));
  const natural = data.natural.map(verdictOf);
  const others = data.otherLanguages.map(verdictOf);
  const validated = data.dev.filter(({ borderline }) => !borderline).map(crossValidated(data));
  const rows: Row[] = [
    ...pair('not borderline', clear, [0.88, 0.7]),
    ...pair('not borderline, cross-validated', validated, [0.88, 0.7]),
    ...pair('not borderline, lines never learned from', unlearned),
    ...pair(
      'not borderline, chat',
      clear.filter(({ line }) => line.genre === 'chat'),
    ),
    ...pair('all', dev),
    { figure: 'false alarms per 1,000 natural messages', value: perThousand(natural), target: 3 },
    ...pair('other languages', others),
    { figure: 'messages a second', value: speed.messagesPerSecond, target: 200_000, atLeast: true },
    { figure: 'p50, microseconds', value: speed.p50Micros },
    { figure: 'p99, microseconds', value: speed.p99Micros, target: 50 },
    {
      figure: 'slowest hostile text of 40,000 characters, ms',
      value: hostile,
      target: 5,
    },
    ...threadRows(),
  ];
  if (has('--json')) {
    console.log(
      JSON.stringify(Object.fromEntries(rows.map(({ figure, value }) => [figure, value])), null, 2),
    );
    return;
  }
  const width = Math.max(...rows.map(({ figure }) => figure.length));
  for (const row of rows) {
    const target =
      row.target === undefined ? '' : `${row.atLeast ? '>=' : '<='} ${row.target.toLocaleString('en')}`;
    console.log(
      `${row.figure.padEnd(width)}  ${shown(row.value).padStart(9)}  ${target.padStart(10)}  ${met(row)}`,
    );
  }
  console.log('\nBy genre (not borderline), and recall by kind:');
  for (const [genre, verdicts] of grouped(clear, ({ genre }) => genre)) {
    const { precision, recall } = quality(verdicts);
    console.log(`  ${genre.padEnd(16)} precision ${precision.toFixed(2)}  recall ${recall.toFixed(2)}`);
  }
  for (const [kind, verdicts] of grouped(dev, ({ kind, label }) => `${kind} ${label}`)) {
    const nudged = verdicts.filter(({ nudges }) => nudges).length;
    if (nudged > 0) console.log(`  ${kind.padEnd(20)} nudged ${nudged} of ${verdicts.length}`);
  }
  console.log('\nConfidence, and the share of lines that ask:');
  for (const { from, lines, asking } of calibration(dev)) {
    console.log(`  from ${from.toFixed(2)}  ${String(lines).padStart(5)} lines  ${asking.toFixed(2)}`);
  }
  if (has('--errors')) printErrors([...dev, ...natural]);
}

const folder = dataFolder();
const data = loadData(folder);
if (data === undefined) {
  console.error(
    `There are no labelled messages in ${folder}. Give the folder that holds meeting/dev.jsonl: npm run eval -- <folder>`,
  );
  process.exitCode = 1;
} else report(data);

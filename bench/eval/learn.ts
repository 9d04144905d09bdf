/** Learns the weights of the rule, and checks them on conversations that they were not learned from. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cautioned, fires, quiet } from '../../src/nudges/rules/meeting-request/examples.js';
import { type Reading, readings } from '../../src/nudges/rules/meeting-request/read.js';
import type { Line } from './data.js';
import { regress, type Sample, scoreOf, sigmoid, type Weights } from './regress.js';

/** A message to learn from: the features of everything in it that could be asked for. */
export interface Lesson {
  readonly label: boolean;
  readonly weight: number;
  /** Lines of one conversation stay together when the data is split; our own sentences have none. */
  readonly conv: string | undefined;
  readonly candidates: readonly (readonly string[])[];
}

/** How often a whole round of "which words of this message ask?" and "what do they weigh?" is repeated. */
const ROUNDS = 6;
const STEPS = 150;
const RIDGE = 1;
/** A second careful reader might label these otherwise. */
const BORDERLINE_WEIGHT = 0.5;

function featuresOf(list: readonly Reading[]): string[][] {
  return list.map(({ candidate }) => candidate.features.names);
}

/** Lines that we may learn from. Social plans and agenda points are handled by cautions and by choice, not by weights. */
export function mayLearn(line: Line): boolean {
  return line.redistributable && line.lang === 'en' && line.kind !== 'social' && line.kind !== 'agenda';
}

export function lessonOf(line: Line): Lesson {
  return {
    label: line.label,
    weight: line.borderline ? BORDERLINE_WEIGHT : 1,
    conv: line.conv,
    candidates: featuresOf(readings(line.text)),
  };
}

/** Sentences of our own beside the rule's examples, one a line. */
const OWN = join('bench', 'eval', 'sentences');

function ownSentences(file: string): string[] {
  return readFileSync(join(OWN, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** What we wrote ourselves. A request that only its caution keeps quiet is a request still. */
export function ownLessons(): Lesson[] {
  const asking = new Set([...fires, ...cautioned, ...ownSentences('asks.txt')]);
  const telling = [...quiet, ...ownSentences('others.txt')].filter((text) => !asking.has(text));
  const lesson =
    (label: boolean) =>
    (text: string): Lesson => ({
      label,
      weight: 1,
      conv: undefined,
      candidates: featuresOf(readings(text)),
    });
  return [...[...asking].map(lesson(true)), ...telling.map(lesson(false))];
}

/** Decided by the product and not learned: talks with candidates and customers are live. */
const FIXED: Weights = { outside: -4 };

const FOR = new Set([
  'time',
  'time near',
  'question',
  'asked after',
  'slot asked',
  'short',
  'you',
  'book',
  'live beside',
  'close',
  'bare question',
]);
const AGAINST = new Set([
  'not',
  'far',
  'for help',
  'code',
  'deep',
  'long',
  'link',
  'other',
  'outside',
  'by none',
  'by third',
]);
const AGAINST_START = /^(?:object\+|(?:written|past|report|standing|sense|accept|notice)(?: |$))/;

function sign(feature: string): 1 | -1 | 0 {
  if (FOR.has(feature)) return 1;
  return AGAINST.has(feature) || AGAINST_START.test(feature) ? -1 : 0;
}

/** The candidate that most looks like a request; at first, before there are weights, the one closest to an asking. */
function best(
  weights: Weights | undefined,
  candidates: readonly (readonly string[])[],
): readonly string[] | undefined {
  const rank = (features: readonly string[]): number =>
    weights === undefined
      ? Number(features.includes('close')) + Number(features.includes('is live'))
      : scoreOf(weights, features);
  return candidates.reduce<readonly string[] | undefined>(
    (top, next) => (top === undefined || rank(next) > rank(top) ? next : top),
    undefined,
  );
}

/** Of a message that asks only its best candidate is taken to ask; of one that does not, none. */
function samplesOf(lessons: readonly Lesson[], weights: Weights | undefined): Sample[] {
  return lessons.flatMap(({ label, weight, candidates }) => {
    const asking = label ? best(weights, candidates) : undefined;
    const taken = asking === undefined ? candidates : [asking];
    return taken.map((features) => ({ features, label, weight: weight / taken.length }));
  });
}

export function learn(lessons: readonly Lesson[]): Weights {
  let weights: Weights | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    weights = regress(samplesOf(lessons, weights), { ridge: RIDGE, steps: STEPS, sign }, weights);
  }
  return { ...weights, ...FIXED };
}

/** The fold of a conversation, the same on every machine. */
export function foldOf(conv: string, folds: number): number {
  return Number.parseInt(createHash('md5').update(conv).digest('hex').slice(0, 8), 16) % folds;
}

/** For each fold the weights learned without its conversations. */
export function learnFolds(lessons: readonly Lesson[], folds: number): Weights[] {
  return Array.from({ length: folds }, (_, fold) =>
    learn(lessons.filter(({ conv }) => conv === undefined || foldOf(conv, folds) !== fold)),
  );
}

/** The score of a message under some weights; minus infinity when nothing in it could be asked for. */
export function messageScore(weights: Weights, candidates: readonly (readonly string[])[]): number {
  return candidates.reduce(
    (top, features) => Math.max(top, scoreOf(weights, features)),
    Number.NEGATIVE_INFINITY,
  );
}

export const FOLDS = 5;

interface Scale {
  readonly slope: number;
  readonly base: number;
}

const SCALE_STEPS = 5000;

/** How sums become log-odds that hold, seen on scores that were given without knowing the conversation. */
export function calibrate(lessons: readonly Lesson[], folds: readonly Weights[]): Scale {
  const samples = lessons.flatMap(({ label, weight, conv, candidates }) => {
    if (conv === undefined || candidates.length === 0) return [];
    return [{ value: messageScore(folds[foldOf(conv, FOLDS)] ?? {}, candidates), label, weight }];
  });
  let slope = 1;
  let base = 0;
  for (let step = 0; step < SCALE_STEPS; step += 1) {
    let bySlope = 0;
    let byBase = 0;
    for (const { value, label, weight } of samples) {
      const error = (sigmoid(slope * value + base) - Number(label)) * weight;
      bySlope += (error * value) / samples.length;
      byBase += error / samples.length;
    }
    slope -= 0.05 * bySlope;
    base -= 0.05 * byBase;
  }
  return { slope, base };
}

/** Weights on the scale of log-odds, in steps of a hundredth. */
export function scaled(weights: Weights, { slope, base }: Scale): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => {
      const value = weight * slope + (name === 'base' ? base : 0);
      return [name, Math.round(value * 100) / 100];
    }),
  );
}

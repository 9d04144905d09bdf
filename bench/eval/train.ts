/**
 * Learns the rule's weights and writes them: `node <out>/bench/eval/train.js [--data <folder>] [--to <weights.ts>]`.
 * Learns from our own sentences and from the lines whose licence lets us; there is no chance in it, so the same data
 * gives the same file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentOf, dataFolder } from './arguments.js';
import { loadData } from './data.js';
import { calibrate, FOLDS, learn, learnFolds, lessonOf, mayLearn, ownLessons, scaled } from './learn.js';
import type { Weights } from './regress.js';

function file(weights: Weights): string {
  const rows = Object.entries(weights)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: ${weight},`);
  return [
    '/** What each feature counts, in log-odds. Written by `bench/eval/train.ts`; change the tables or the sentences, not this. */',
    'export const weights: Readonly<Record<string, number>> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

const data = loadData(dataFolder());
if (data === undefined) {
  console.log('There is no data to learn from; the weights stay as they are.');
} else {
  const lessons = [...[...data.dev, ...data.natural].filter(mayLearn).map(lessonOf), ...ownLessons()];
  const scale = calibrate(lessons, learnFolds(lessons, FOLDS));
  const weights = scaled(learn(lessons), scale);
  const to = argumentOf('--to') ?? join('src', 'nudges', 'rules', 'meeting-request', 'weights.ts');
  writeFileSync(to, file(weights));
  console.log(
    `Learned ${Object.keys(weights).length} weights from ${lessons.length} messages (slope ${scale.slope.toFixed(2)}, base ${scale.base.toFixed(2)}): ${to}`,
  );
}

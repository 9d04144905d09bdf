/**
 * `npm run simulate -- [--days 365] [--seed 7] [--from 2026-01-05] [--every-nth-zone 1]`: a stretch of simulated time, told in figures.
 * Ctrl-C ends it with the day, and what was until then is judged.
 */
import { parseArgs } from 'node:util';
import { stopwatch } from '../../src/core/clock.js';
import { simulate } from './simulate.js';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '7' },
    from: { type: 'string', default: '2026-01-05' },
    'every-nth-zone': { type: 'string', default: '1' },
    quiet: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const days = Number(values.days);
const took = stopwatch();
const seconds = () => Math.round(took() / 1_000);

let isInterrupted = false;
process.once('SIGINT', () => {
  isInterrupted = true;
});

const { figures, disagreements } = await simulate({
  ...{ seed, days, startsAt: Date.parse(`${values.from}T00:00:00Z`) },
  everyNthZone: Number(values['every-nth-zone']),
  isEnough: () => isInterrupted,
  progress(day, { prompts, answers, crashes }) {
    if (values.quiet || day % 7 !== 0) return;
    process.stderr.write(
      `day ${day}: ${prompts} prompts, ${answers} answers, ${crashes} crashes, ${seconds()} s\n`,
    );
  },
});
const told = {
  seed,
  days,
  ...figures,
  downHours: Math.round(figures.downMs / 3_600_000),
  seconds: seconds(),
};
process.stdout.write(`${JSON.stringify(told, undefined, 2)}\n`);
for (const each of disagreements) process.stdout.write(`${each}\n`);
process.stdout.write(
  disagreements.length === 0
    ? 'Everything was as it should be.\n'
    : `Seed ${seed} disagrees, first: ${disagreements[0]}\n`,
);
process.exit(disagreements.length === 0 ? 0 : 1);

/**
 * Meanwhile measured, each figure beside its target: `npm run bench [-- events prompts scheduler digests] [--json] [--rounds N] [--seconds S]
 * [--prompts N]`. Without names, all of them. With `TEST_DATABASE_URL` the scheduler and the digests are measured on Postgres too.
 * Quote the ratios; the absolute figures say as much about the machine and its other guests.
 */
import { parseArgs } from 'node:util';
import { measureDigests } from './digests/digests.js';
import { measureEvents } from './events.js';
import { type Part, printPart } from './report.js';
import { measurePrompts } from './standups/prompts.js';
import { measureSchedulers } from './standups/schedulers.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    prompts: { type: 'string', default: '10000' },
  },
});

/** Each is a matter of milliseconds: `--rounds` is for what takes seconds. */
const DIGEST_ROUNDS = 25;

const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  events: () => measureEvents(Number(values.rounds), Number(values.seconds) * 1000),
  prompts: () => measurePrompts(Number(values.prompts)),
  digests: () => measureDigests(DIGEST_ROUNDS, process.env.TEST_DATABASE_URL),
  scheduler: () => measureSchedulers(process.env.TEST_DATABASE_URL),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const measured: Record<string, Part> = {};
for (const name of wanted) {
  const measure = PARTS[name];
  if (!measure) throw new Error(`There is no "${name}". There are: ${Object.keys(PARTS).join(', ')}.`);
  const part = await measure();
  measured[name] = part;
  if (!values.json) printPart(part);
}
if (values.json) process.stdout.write(`${JSON.stringify(measured)}\n`);
const rows = Object.values(measured).flatMap((part) => part.rows);
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

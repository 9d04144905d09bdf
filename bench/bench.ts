/**
 * Meanwhile beside bare Bolt, on the same machine in the same run: `npm run bench [-- --json] [--rounds N] [--seconds S]`.
 * Quote the ratios; the absolute figures say as much about the machine and its other guests.
 */
import { parseArgs } from 'node:util';
import { type Contestant, type Name, startContestant } from './contestant.js';
import { Sender } from './load/send.js';
import { startWebApi } from './load/web-api.js';
import { measureRule } from './rule-speed.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
  },
});
const ROUNDS = Number(values.rounds);
const LOAD_MS = Number(values.seconds) * 1000;
/** Enough to keep one core busy, few enough that a queue of them stays under a second. */
const UNDER_WAY = 64;
const NAMES: readonly Name[] = ['bare Bolt', 'Meanwhile'];

interface Figures {
  readonly coldStartMs: number;
  /** Answered events/s while every answer took less than a second. */
  readonly perSecond: number;
  readonly slowest: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly rss: number;
}

const webApi = await startWebApi();
let eventsSent = 0;
const all: Record<Name, Figures[]> = { 'bare Bolt': [], Meanwhile: [] };
let halfLoad = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  // Turn and turn about, so that a slow minute of the machine hits both.
  for (const name of round % 2 === 0 ? NAMES : [...NAMES].reverse()) {
    const contestant = await startContestant(name, webApi.url);
    all[name].push(await measure(contestant));
    await contestant.stop();
  }
}
webApi.close();
const rule = measureRule();

async function measure(contestant: Contestant): Promise<Figures> {
  const sender = new Sender(contestant.port, eventsSent, UNDER_WAY);
  await sender.flatOut(LOAD_MS / 2, UNDER_WAY); // warms the JIT up
  const flatOut = await sender.flatOut(LOAD_MS, UNDER_WAY);
  // Both get the same load: half of what the first one bore.
  if (halfLoad === 0) halfLoad = Math.round(flatOut.perSecond / 2);
  const half = await sender.atRate(halfLoad, LOAD_MS);
  const rss = contestant.rss();
  eventsSent += 1_000_000; // the next contestant gets ids of its own
  sender.close();
  return {
    ...{ coldStartMs: contestant.coldStartMs, perSecond: flatOut.perSecond, slowest: flatOut.worst, rss },
    ...{ failed: flatOut.failed + half.failed, p50: half.p50, p99: half.p99 },
  };
}

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
const of = (name: Name, figure: keyof Figures): number => median(all[name].map((figures) => figures[figure]));
const row = (
  what: string,
  figure: keyof Figures,
  target: string,
  met: (bare: number, ours: number) => boolean,
) => {
  const bare = of('bare Bolt', figure);
  const ours = of('Meanwhile', figure);
  return { what, bare, ours, ratio: ours / bare, target, met: met(bare, ours) };
};
const rows = [
  row('events/s, acks < 1 s', 'perSecond', '>= 0.85 of bare', (bare, ours) => ours / bare >= 0.85),
  row('slowest ack flat out, ms', 'slowest', '< 1000', (_, ours) => ours < 1000),
  row(`ack p50 at ${halfLoad}/s, ms`, 'p50', '', () => true),
  row(`ack p99 at ${halfLoad}/s, ms`, 'p99', '<= 1.3 of bare', (bare, ours) => ours / bare <= 1.3),
  row('RSS under load, MiB', 'rss', '< bare + 120', (bare, ours) => ours < bare + 120),
  row('cold start, ms', 'coldStartMs', '', () => true),
  row('events not answered 200', 'failed', '0', (_, ours) => ours === 0),
];

if (values.json) {
  process.stdout.write(`${JSON.stringify({ rounds: ROUNDS, rows, rule, raw: all, calls: webApi.calls })}\n`);
} else {
  const show = (n: number) => (n >= 100 ? Math.round(n).toLocaleString('en') : n.toFixed(2));
  console.log(`Medians of ${ROUNDS} rounds, HTTP, one request to meet in 100 messages, SQLite\n`);
  console.table(
    rows.map(({ what, bare, ours, ratio, target, met }) => ({
      ...{ measured: what, 'bare Bolt': show(bare), Meanwhile: show(ours), ratio: show(ratio) },
      ...{ target, met: target === '' ? '' : met ? 'yes' : 'NO' },
    })),
  );
  console.log(`The rule alone: ${Math.round(rule.perSecond).toLocaleString('en')} messages/s on one core.`);
  console.log(`Nudges sent during the run: ${webApi.calls['chat.postEphemeral'] ?? 0}.`);
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

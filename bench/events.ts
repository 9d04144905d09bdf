/** Events in, beside bare Bolt: throughput, latency, memory and cold start. */
import { type Contestant, type Name, startContestant } from './contestant.js';
import { EVERYBODY_ASKED } from './load/messages.js';
import { Sender } from './load/send.js';
import { startWebApi, type WebApi } from './load/web-api.js';
import { median, type Part, type Row } from './report.js';
import { measureRule } from './rule-speed.js';

/** Enough to keep one core busy, few enough that a queue of them stays under a second. */
const UNDER_WAY = 64;
const NAMES: readonly Name[] = ['bare Bolt', 'Meanwhile'];

interface Figures {
  readonly coldStartMs: number;
  /** Answered events/s of the first load after the start. */
  readonly firstPerSecond: number;
  /** Answered events/s while every answer took less than a second. */
  readonly perSecond: number;
  readonly slowest: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly rss: number;
}

/** @param loadMs how long each load lasts. */
export async function measureEvents(rounds: number, loadMs: number): Promise<Part> {
  const webApi = await startWebApi();
  const all: Record<Name, Figures[]> = { 'bare Bolt': [], Meanwhile: [] };
  const load = { ms: loadMs, first: 0, half: 0 };
  for (let round = 0; round < rounds; round += 1) {
    // Turn and turn about, so that a slow minute of the machine hits both.
    for (const name of round % 2 === 0 ? NAMES : [...NAMES].reverse())
      all[name].push(await turn(name, webApi, load));
  }
  webApi.close();
  const rule = measureRule();
  return {
    title: `Events: medians of ${rounds} rounds, HTTP, one request to meet in 100 messages, SQLite; beside bare Bolt`,
    rows: rowsOf(all, load.half),
    notes: [
      `The rule alone: ${Math.round(rule.perSecond).toLocaleString('en')} messages/s on one core.`,
      `Nudges sent during the run: ${webApi.calls['chat.postEphemeral'] ?? 0}.`,
    ],
    raw: { rule, all, calls: webApi.calls },
  };
}

/** `half` of what the first contestant bore becomes the measured load of all. */
async function turn(
  name: Name,
  webApi: WebApi,
  load: { ms: number; first: number; half: number },
): Promise<Figures> {
  const contestant = await startContestant(name, webApi.url);
  const figures = await measure(contestant, load);
  load.first += 1_000_000; // the next contestant gets ids of its own
  await contestant.stop();
  return figures;
}

async function measure(
  contestant: Contestant,
  load: { ms: number; first: number; half: number },
): Promise<Figures> {
  const sender = new Sender(contestant.port, load.first, UNDER_WAY);
  const first = await sender.flatOut(load.ms, UNDER_WAY);
  // A server runs for weeks: by then it has met everybody who asks, which costs a call of Slack each, and V8 has compiled what it runs.
  const warmUp = await sender.upTo(EVERYBODY_ASKED, UNDER_WAY);
  const flatOut = await sender.flatOut(load.ms, UNDER_WAY);
  if (load.half === 0) load.half = Math.round(flatOut.perSecond / 2);
  const half = await sender.atRate(load.half, load.ms);
  const rss = contestant.rss();
  sender.close();
  return {
    ...{ coldStartMs: contestant.coldStartMs, firstPerSecond: first.perSecond, perSecond: flatOut.perSecond },
    ...{ slowest: flatOut.worst, p50: half.p50, p99: half.p99, rss },
    failed: first.failed + warmUp.failed + flatOut.failed + half.failed,
  };
}

function rowsOf(all: Readonly<Record<Name, readonly Figures[]>>, halfLoad: number): readonly Row[] {
  const of = (name: Name, figure: keyof Figures) => median(all[name].map((figures) => figures[figure]));
  const row = (
    measured: string,
    figure: keyof Figures,
    target: string,
    met: (bare: number, ours: number) => boolean,
  ): Row => {
    const [bare, ours] = [of('bare Bolt', figure), of('Meanwhile', figure)];
    return { measured, yardstick: bare, ours, ratio: ours / bare, target, met: met(bare, ours) };
  };
  return [
    row('events/s, acks < 1 s', 'perSecond', '>= 0.85 of bare', (bare, ours) => ours / bare >= 0.85),
    row('slowest ack flat out, ms', 'slowest', '< 1000', (_, ours) => ours < 1000),
    row(`ack p50 at ${halfLoad}/s, ms`, 'p50', '', () => true),
    row(`ack p99 at ${halfLoad}/s, ms`, 'p99', '<= 1.3 of bare', (bare, ours) => ours / bare <= 1.3),
    row('RSS under load, MiB', 'rss', '< bare + 120', (bare, ours) => ours < bare + 120),
    row('events/s just after the start', 'firstPerSecond', '', () => true),
    row('cold start, ms', 'coldStartMs', '', () => true),
    row('events not answered 200', 'failed', '0', (_, ours) => ours === 0),
  ];
}

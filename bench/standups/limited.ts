/**
 * The same with Slack's limits on, on a simulated clock that waits for all work: how long the limits make it last, and how much longer
 * Meanwhile does. A process of its own; writes a `Limited` to its standard output.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import { ENCRYPTION_KEY, newFolder } from '../contestant.js';
import { noLogger, openPlanted } from './planted-store.js';
import { lookAt, oauthSettings, plantStandups, settlers } from './town.js';

/** Sizes of the workspaces: one small one among large ones shows whether it has to wait for them. */
const LARGE = 500;
const SMALL = 10;
/** What the simulator allows a workspace (`sandbox/web-api/tiers.ts`): so many posts at once, then so many a second. */
const AT_ONCE = 50;
const PER_SECOND = 5;
const LOWER_BOUND = (LARGE - AT_ONCE) / PER_SECOND;
const DUE_AT = Date.UTC(2026, 2, 10, 10);

export interface Limited {
  readonly prompts: number;
  /** Seconds from when they were due until the last was posted. */
  readonly lasted: number;
  /** Seconds. Workspaces do not share limits, so the largest decides. */
  readonly lowerBound: number;
  readonly formula: string;
  /** Until the small workspace, the last that was planted, had all of its prompts. */
  readonly smallLasted: number;
  /** Calls that Slack answered with 429. */
  readonly throttled: number;
}

const prompts = Number(process.argv[2]);
const clock = simulatedClock(DUE_AT);
const sandbox = createSandbox({ clock, limits: 'on', events: [] });
const large = settlers(sandbox, Math.ceil(prompts / LARGE), LARGE);
const [small] = settlers(sandbox, 2, SMALL).slice(1);
if (!small) throw new Error('there is no small workspace');
await sandbox.start();
const dataDir = newFolder();
const planted = await openPlanted({ dataDir }, []);
await plantStandups(planted.store, [...large, small], DUE_AT, DUE_AT + 1);
await planted.jobs.add([lookAt(DUE_AT + 1)]);
await planted.close();

const config = loadConfig({
  ...oauthSettings(sandbox),
  ...{ DATA_DIR: dataDir, PORT: '0', ENCRYPTION_KEY: Buffer.from(ENCRYPTION_KEY).toString('hex') },
});
const app = await createApp({ config, clock, logger: noLogger });
await app.start();

const file = new Database(join(dataDir, 'meanwhile.db'), { readonly: true });
const underWay = file.prepare(
  "select 1 from job where state = 'running' or (state = 'waiting' and run_at <= ?) limit 1",
);
/** No time passes while a job could run. */
clock.settleWith(async () => {
  do await sandbox.settle();
  while (underWay.get(clock.now()));
});

const wanted = large.length * LARGE + SMALL;
const posts = () => sandbox.calls.filter(({ method, ok }) => ok && method === 'chat.postMessage');
while (posts().length < wanted) await clock.advance(1_000);

const lastOf = (team?: string) =>
  ((posts()
    .filter((post) => team === undefined || post.team === team)
    .at(-1)?.at ?? 0) -
    DUE_AT) /
  1000;
const limited: Limited = {
  prompts: wanted,
  lasted: lastOf(),
  lowerBound: LOWER_BOUND,
  formula: `The bound: (${LARGE} members of the largest workspace - ${AT_ONCE} at once) / ${PER_SECOND} a second = ${LOWER_BOUND} s.`,
  smallLasted: lastOf(small.workspace.id),
  throttled: sandbox.calls.filter(({ status }) => status === 429).length,
};
file.close();
await app.stop(5_000);
await sandbox.stop();
rmSync(dataDir, { recursive: true, force: true });
process.stdout.write(JSON.stringify(limited));
process.exit(0);

/** The world of a run: the simulated Slack with its people and channels, the app's lives on one store, and the record of all of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type MeanwhileApp } from '../../src/app.js';
import { type Config, loadConfig } from '../../src/config.js';
import { type SimulatedClock, simulatedClock } from '../../src/sandbox/clock/simulated-clock.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Fault, Sandbox } from '../../src/sandbox/sandbox.js';
import { seeded } from '../../src/sandbox/seeded.js';
import { manifest } from '../support/manifest.js';
import { silentLogger } from '../support/silent-logger.js';
import { type Agenda, agenda } from './agenda.js';
import { ZONES } from './cast.js';
import { type Life, type MortalProcess, mortalProcess } from './mortal-process.js';
import { newFigures, type Record, type Span } from './record.js';

export interface Stage {
  readonly sandbox: Sandbox;
  readonly clock: SimulatedClock;
  readonly record: Record;
  readonly agenda: Agenda;
  readonly config: Config;
  readonly random: Chance;
  /** The channel whose members the daily standup asks. */
  readonly everybody: string;
  /** A channel that nobody leaves. */
  readonly lobby: string;
  /** The life that is under way, if the app is up. */
  life(): Life | undefined;
  /** Starts the app on the data of those before it; in a minute again when Slack does not let it. */
  startApp(): Promise<void>;
  /** From now on this share of all calls to Slack goes wrong. */
  misfortune(share: number): void;
  end(): Promise<void>;
}

export interface Chance {
  /** Whether something of this share happens. */
  is(share: number): boolean;
  between(from: number, to: number): number;
  whole(from: number, to: number): number;
  of<Each>(all: readonly Each[]): Each;
}

/** Where the one lives who owns all standups. */
const OWNERS_ZONE = 'Europe/Berlin';
const MINUTE_MS = 60_000;

/** Half of them were carried out although the app hears otherwise. */
const FAULTS: readonly Fault[] = [
  { status: 503 },
  { status: 500, done: true },
  { drop: 'before' },
  { drop: 'after' },
  { drop: 'midway' },
  { rateLimited: { retryAfter: 30 } },
  { rateLimited: {} },
  { error: 'internal_error' },
  { error: 'fatal_error', done: true },
];

export function chance(seed: number): Chance {
  const draw = seeded(seed);
  const between = (from: number, to: number) => from + draw() * (to - from);
  return {
    is: (share) => draw() < share,
    between,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    of(all) {
      const one = all[Math.floor(draw() * all.length)];
      if (one === undefined) throw new Error('there is nothing to choose from');
      return one;
    },
  };
}

export async function openStage(options: {
  readonly seed: number;
  readonly startsAt: number;
  /** One person in each n-th zone. */
  readonly everyNthZone: number;
  /** How long the app is down after a death, ms. */
  readonly downFor: () => number;
}): Promise<Stage> {
  const clock = simulatedClock(options.startsAt);
  const { scopes, events } = manifest;
  const sandbox = createSandbox({ clock, scopes, events, seed: options.seed });
  const dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-year-'));
  const mortal: MortalProcess = mortalProcess(clock);
  const config = loadConfig({ ...(await sandbox.start()), DATA_DIR: dataDir, PORT: '0' });
  const record = emptyRecord(options.startsAt);
  const things = agenda();
  let app: MeanwhileApp | undefined;
  let life: Life | undefined;

  seatPeople(sandbox, record, options.everyNthZone);
  const users = [...record.people.keys()];
  const everybody = sandbox.workspace.addChannel({ name: 'everybody', members: users, withApp: true });
  const lobby = sandbox.workspace.addChannel({ name: 'lobby', members: users, withApp: true });

  function died() {
    const { figures, up } = record;
    app = undefined;
    life = undefined;
    const last = up.at(-1);
    if (last?.to === Number.POSITIVE_INFINITY) last.to = clock.now();
    const downMs = options.downFor();
    figures.downMs += downMs;
    things.add(clock.now() + downMs, startApp);
  }

  async function startApp() {
    if (life) return;
    const born = mortal.begin(died);
    life = born;
    try {
      const starting = await createApp({
        config,
        clock: born.clock,
        logger: silentLogger,
        lateWork: 'refused',
      });
      await starting.start();
      if (!born.isAlive) return;
      app = starting;
      sandbox.connectApp(`http://127.0.0.1:${starting.port()}/slack/events`);
      record.up.push({ from: clock.now(), to: Number.POSITIVE_INFINITY });
    } catch {
      // Its start failed on a fault of Slack's: whoever supervises it starts it again.
      born.dieNow();
    }
    await sandbox.settle();
  }

  sandbox.onIdle(async () => app?.idle());
  clock.settleWith(sandbox.settle);
  await startApp();

  return {
    ...{ sandbox, clock, record, agenda: things, config, everybody, lobby },
    random: chance(options.seed),
    life: () => life,
    startApp,
    misfortune(share) {
      sandbox.faults.clear();
      if (share > 0) sandbox.faults.rate(share, FAULTS);
    },
    async end() {
      mortal.restore();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function seatPeople(sandbox: Sandbox, record: Record, nth: number) {
  for (const [place, zone] of ZONES.entries()) {
    if (place % nth !== 0 && zone !== OWNERS_ZONE) continue;
    const name = zone.split('/').at(-1)?.toLowerCase().replace(/_/g, '') ?? zone;
    const id = sandbox.workspace.addUser({ name, tz: zone });
    const zones = [{ at: record.startsAt, zone }];
    record.people.set(id, { id, name, zones, away: [], leave: [], holidays: new Set(), unsettled: [] });
  }
}

const emptyRecord = (startsAt: number): Record => ({
  ...{ startsAt, people: new Map(), standups: [], up: [], prompts: [], reminders: [] },
  ...{ done: new Map(), doneMaybe: new Set(), answers: [], figures: newFigures() },
});

/** What the app may learn late: a delivery can be held for some minutes, and Slack gives up on one while the app is down. */
export const settling = (from: number): Span => ({ from: from - MINUTE_MS, to: from + 20 * MINUTE_MS });

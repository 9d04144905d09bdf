/** Runs jobs over an engine: retries, dead letters, recurring jobs and the graceful stop are here, the same on SQLite and Postgres. */
import type { Clock, Instant } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import type { TeamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import { wordFor } from './after-failure.js';
import type { JobEngine } from './engine.js';
import { defineJob, type JobDefinition, type JobRunner } from './job.js';
import { createLane, type Lane } from './lane.js';
import { keepRecurring } from './recurring.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a job that is over keeps its key (pg-boss is told the same): nobody asks for the same one after so long. */
const KEEP_KEYS_MS = 35 * DAY_MS;

export interface JobRunnerDeps {
  readonly engine: JobEngine;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Tells when a job that was just enqueued can be claimed: `Store.afterCommit`. */
  readonly afterCommit: (work: () => void) => void;
  /** Whether jobs of a workspace may run now (always, unless given). Those that may not wait, and lose no attempt. */
  readonly mayRun?: (team: TeamId) => Promise<boolean>;
}

export function createJobRunner({ engine, clock, logger, afterCommit, mayRun }: JobRunnerDeps): JobRunner {
  const lanes = new Map<string, Lane>();
  const stopRecurring: (() => void)[] = [];
  /** Recurring jobs that are being kept just now. */
  const adding = new Set<Promise<void>>();

  async function addRecurring(name: string, key: string, at: Instant) {
    try {
      await engine.add([{ name, key, team: undefined, payload: {}, runAt: at }]);
      lanes.get(name)?.announce(at);
    } catch (error) {
      logger.error({ job: name, key, error: wordFor(error) }, 'a recurring job was missed');
    }
  }

  return {
    async start(given) {
      const definitions = [...given, ...housekeeping(engine, clock)];
      checkNames(definitions);
      await engine.open(definitions);
      for (const definition of definitions) {
        const lane = createLane(definition, { engine, clock, logger, mayRun });
        lanes.set(definition.name, lane);
        lane.announce(clock.now());
        const add = (key: string, at: Instant) => {
          const added = addRecurring(definition.name, key, at).finally(() => adding.delete(added));
          adding.add(added);
        };
        stopRecurring.push(keepRecurring(definition, clock, add));
      }
    },

    async enqueue(...requests) {
      const jobs = requests.map((request) => ({ ...request, runAt: request.runAt ?? clock.now() }));
      await engine.add(jobs);
      afterCommit(() => {
        for (const { name, runAt } of jobs) lanes.get(name)?.announce(runAt);
      });
    },

    async stop(withinMs) {
      for (const stop of stopRecurring) stop();
      const all = [...lanes.values()];
      const drained = Promise.all([...adding, ...all.map((lane) => lane.drain())]).then(() => true);
      if (!(await within(withinMs, drained))) for (const lane of all) await lane.giveBack();
      await engine.close();
    },

    async idle() {
      do await Promise.all([...adding, ...[...lanes.values()].map((lane) => lane.idle())]);
      while (adding.size > 0);
    },

    forgetTeam: (team) => engine.forgetTeam(team),
    forgetPerson: (team, user) => engine.forgetPerson(team, user),
    counts: () => engine.counts(),
  };

  function within(ms: number, drained: Promise<boolean>): Promise<boolean> {
    let cancel = () => {};
    const timeUp = new Promise<boolean>((resolve) => {
      cancel = clock.wakeAt(clock.now() + ms, () => resolve(false));
    });
    return Promise.race([drained, timeUp]).finally(cancel);
  }
}

/** Two definitions of one name would take each other's jobs. */
function checkNames(definitions: readonly JobDefinition[]) {
  const names = definitions.map((definition) => definition.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new AppError('bug', `Two jobs are called ${twice}.`);
}

/** Forgetting old jobs, daily, where the engine leaves it to us. */
function housekeeping({ purge }: JobEngine, clock: Clock): readonly JobDefinition[] {
  if (!purge) return [];
  const run = async () => {
    await purge(clock.now() - KEEP_KEYS_MS);
  };
  return [defineJob({ name: 'jobs.purge', everyMs: DAY_MS, parse: () => ({}), run })];
}

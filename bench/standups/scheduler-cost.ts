/** What one look at what is due costs when as many are due, among few members or a hundred times as many. */
import { rmSync } from 'node:fs';
import { addDays } from '../../src/core/calendar-date.js';
import { type Instant, systemClock } from '../../src/core/clock.js';
import { standupId, teamId, userId } from '../../src/core/ids.js';
import type { JobRequest } from '../../src/jobs/job.js';
import type { Occurrence } from '../../src/standups/occurrence.js';
import { createDue } from '../../src/standups/scheduling/due.js';
import { newFolder } from '../contestant.js';
import { median } from '../report.js';
import { openPlanted, type PlantedStore } from './planted-store.js';
import { newDatabase } from './postgres.js';

const FEW = 1_000;
const MANY = 100_000;
const DUE = 500;
const MEMBERS_EACH = 50;
const ROUNDS = 15;
const DAY_MS = 86_400_000;

export interface SchedulerCost {
  /** Milliseconds a look, the median of the rounds. */
  readonly fewMs: number;
  readonly manyMs: number;
}

/** @param server a Postgres on which databases may be made; SQLite when absent. */
export async function measureScheduler(server?: string): Promise<SchedulerCost> {
  const few = await scene(FEW, server);
  const many = await scene(MANY, server);
  const took: Record<'few' | 'many', number[]> = { few: [], many: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Turn and turn about, so that a slow minute of the machine hits both.
    took.few.push(await few.look(round));
    took.many.push(await many.look(round));
  }
  await few.end();
  await many.end();
  // The first looks warm up.
  return { fewMs: median(took.few.slice(3)), manyMs: median(took.many.slice(3)) };
}

/** So many members, of whom all wait for tomorrow's prompt; each look finds as many turns due as any other. */
async function scene(members: number, server: string | undefined) {
  const dataDir = newFolder();
  const database = server === undefined ? undefined : await newDatabase(server);
  const planted = await openPlanted({ dataDir, databaseUrl: database?.url }, [
    'standups.look',
    'standups.prompt',
    'standups.next',
  ]);
  const tomorrow = systemClock.now() + DAY_MS;
  for (let from = 0; from < members; from += FEW)
    await planted.store.repositories.occurrences.add(turns(from, FEW, 0, tomorrow));
  const look = lookOf(planted);
  return {
    async look(round: number): Promise<number> {
      await planted.store.repositories.occurrences.add(turns(0, DUE, round + 1, systemClock.now() - 1));
      const began = performance.now();
      await look();
      return performance.now() - began;
    },
    async end() {
      await planted.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function lookOf({ store, jobs }: PlantedStore): () => Promise<void> {
  const enqueue = (...requests: readonly JobRequest[]) =>
    jobs.add(requests.map((request) => ({ runAt: systemClock.now(), ...request })));
  const { transaction, repositories } = store;
  const due = createDue({ ...repositories, transaction, jobs: { enqueue }, clock: systemClock });
  const look = due.jobs.find(({ name }) => name === 'standups.look');
  return async () => look?.run({}, { team: undefined, key: 'bench', attempt: 1, last: false });
}

const turns = (from: number, count: number, day: number, at: Instant): readonly Occurrence[] =>
  Array.from({ length: count }, (_, n) => {
    const member = from + n;
    const place = Math.floor(member / MEMBERS_EACH);
    return {
      ...{ team: teamId(`T${place % 100}`), standup: standupId(`S${place}`), user: userId(`U${member}`) },
      workDay: addDays('2026-03-02', day),
      ...{ opensAt: at, promptAt: at, remindAt: at + 1, closesAt: at + DAY_MS },
      ...{ state: 'waiting', due: { kind: 'prompt', at } },
    };
  });

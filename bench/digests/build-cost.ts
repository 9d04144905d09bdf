/** What building one daily digest costs: the real store and readers, with a Slack that answers at once. */
import { rmSync } from 'node:fs';
import { createCallDigestReader } from '../../src/calls/digest-reader.js';
import { systemClock } from '../../src/core/clock.js';
import { createDecisionDigestReader } from '../../src/decisions/digest-reader.js';
import { createDecisionReader } from '../../src/decisions/reader.js';
import { createVoters } from '../../src/decisions/voters.js';
import { createBuildDigest } from '../../src/digests/build.js';
import type { DigestSchedule } from '../../src/digests/digest.js';
import { createReadMembers } from '../../src/digests/hand-over/read-members.js';
import { periodOf } from '../../src/digests/period.js';
import { sections } from '../../src/digests/sections/index.js';
import { createNudgeDigestReader } from '../../src/nudges/digest-reader.js';
import { createPeople } from '../../src/people/people.js';
import { createDigestReader as proposalReader } from '../../src/proposals/digest-reader.js';
import type { SlackApi } from '../../src/slack/slack-api.js';
import { createDigestReader as standupReader } from '../../src/standups/reporting/digest-reader.js';
import { createReadDay } from '../../src/standups/reporting/read-day.js';
import { type Store, storeOver } from '../../src/store/database.js';
import { createEncryption } from '../../src/store/encryption.js';
import { openPostgres } from '../../src/store/postgres.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { createWrapUpDigestReader } from '../../src/wrapups/digest-reader.js';
import { ENCRYPTION_KEY, newFolder } from '../contestant.js';
import { median } from '../report.js';
import { noLogger } from '../standups/planted-store.js';
import { newDatabase } from '../standups/postgres.js';
import { countedEngine } from './counted-engine.js';
import { CHANNEL, DUE, membersOf, plantHistory, TEAM, TODAY } from './history.js';

const PEOPLE = 500;
/** The first ones warm up. */
const WARM_UP = 3;
const SCHEDULE: DigestSchedule = {
  ...{
    cadence: 'daily',
    time: '17:00',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    zone: 'UTC',
  },
};
const clock = { ...systemClock, now: () => DUE };

export interface DigestCost {
  /** Milliseconds a digest, the median of the rounds. */
  readonly ms: number;
  readonly queries: number;
}

/** @param server a Postgres on which databases may be made; SQLite when absent. @returns one for each of `days`, days of history. */
export async function measureDigest(
  days: readonly number[],
  rounds: number,
  server?: string,
): Promise<readonly DigestCost[]> {
  const scenes = [];
  for (const each of days) scenes.push({ ...(await scene(each, server)), took: [] as number[] });
  // Turn and turn about, so that a slow minute of the machine hits all.
  for (let round = 0; round < rounds + WARM_UP; round += 1)
    for (const { build, took } of scenes) {
      const began = performance.now();
      await build();
      took.push(performance.now() - began);
    }
  const costs: DigestCost[] = [];
  for (const { build, queries, took } of scenes) {
    const before = queries();
    await build();
    costs.push({ ms: median(took.slice(WARM_UP)), queries: queries() - before });
  }
  for (const { end } of scenes) await end();
  return costs;
}

async function scene(days: number, server: string | undefined) {
  const dataDir = newFolder();
  const database = server === undefined ? undefined : await newDatabase(server);
  const engine = countedEngine(database ? openPostgres(database.url, noLogger) : openSqlite(dataDir));
  const store = storeOver(engine, createEncryption(ENCRYPTION_KEY), { clock, logger: noLogger });
  await store.migrate();
  await plantHistory(store, membersOf(PEOPLE), days);
  const buildDigest = builderOver(store);
  const period = periodOf(SCHEDULE, TODAY, undefined);
  return {
    queries: engine.queries,
    async build() {
      const told = await buildDigest(
        { team: TEAM, channel: CHANNEL, schedule: SCHEDULE, without: [] },
        period,
      );
      if (!told) throw new Error('the digest tells of nothing');
    },
    async end() {
      await store.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function builderOver({ repositories }: Store) {
  const slack: Pick<SlackApi, 'members' | 'permalink' | 'user'> = {
    members: async () => membersOf(PEOPLE),
    permalink: async () => 'https://bench.slack.example/archives/C1/p1',
    user: async (_team, id) => ({
      ...{ id, name: id, zone: 'UTC', isBot: false, isGuest: false, isAdmin: false },
      ...{ isDeactivated: false, isExternal: false },
    }),
  };
  const people = createPeople({ ...repositories, directory: slack, holidaysIn: async () => new Set() });
  const readMembers = createReadMembers({ slack, people });
  const decisions = {
    ...{ ...repositories, reader: createDecisionReader(repositories.decisions) },
    voters: createVoters({ ...repositories, slack, people }),
  };
  const readDay = createReadDay(repositories);
  const readers = {
    ...standupReader({ ...repositories, readDay, outboxRecords: repositories.outbox }),
    ...{ ...proposalReader(repositories), ...createDecisionDigestReader(decisions) },
    ...{ ...createWrapUpDigestReader(repositories), ...createCallDigestReader(repositories) },
    ...createNudgeDigestReader(repositories),
    memberCount: async () => (await readMembers(TEAM, CHANNEL)).length,
  };
  return createBuildDigest({ sections, readers, people, slack, clock });
}

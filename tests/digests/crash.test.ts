/** Killed between any two steps and started again, a digest is posted once, whole; and so is every part of a hand-over. */
import { describe, expect, test } from '@jest/globals';
import { channelId, messageTs, type UserId, userId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import type { Zone } from '../../src/core/zoned-time.js';
import type { DigestRecord, DigestSettings } from '../../src/digests/digest.js';
import type { AgreedCall, DigestReaders, WrittenWay } from '../../src/digests/readers.js';
import { createDigestsSlice, type DigestsSlice } from '../../src/digests/slice.js';
import { type JobRequest, RetryLater } from '../../src/jobs/job.js';
import type { OutboxRecord } from '../../src/outbox/outbox.js';
import { createOutbox } from '../../src/outbox/send.js';
import { aChannel, fakeSlack, TEAM } from '../support/fake-slack.js';
import { Died, life, mortal } from '../support/life.js';
import { manualClock } from '../support/manual-clock.js';
import { tellAtOnce } from '../support/memory-lesser.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { memoryPreferences } from '../support/memory-ports.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';
import { memoryDigests } from './memory-digests.js';

/** Tuesday, 10 March 2026, 00:00 UTC. */
const START = Date.UTC(2026, 2, 10);
const HOUR_MS = 3_600_000;
const CHANNEL = channelId('C1');
const ZONES: Readonly<Record<string, Zone>> = {
  UMEI: 'Asia/Tokyo',
  UANA: 'Europe/Berlin',
  UBEN: 'America/New_York',
};

const settings = (cadence: DigestSettings['schedule']['cadence']): DigestSettings => ({
  ...{
    team: TEAM,
    channel: CHANNEL,
    on: true,
    without: [],
    regions: [],
    version: 1,
    updatedAt: START - HOUR_MS,
  },
  schedule: { cadence, time: '17:00', days: cadence === 'weekly' ? ['tue'] : ['tue', 'wed'], zone: 'UTC' },
});

/** One every half hour, and long: a day of them takes two messages. */
const WAYS: readonly WrittenWay[] = Array.from({ length: 90 }, (_, n) => ({
  ...{ kind: 'update', author: userId('UANA'), title: `Update ${n}. ${'long '.repeat(50)}` },
  ...{ ts: messageTs(`${n}.1`), postedAt: START + n * 0.5 * HOUR_MS },
}));

/** Of five people, before the weekly digest. */
const CALLS: readonly AgreedCall[] = ['UA', 'UB', 'UC', 'UD', 'UE'].map((asker, n) => ({
  ...{ asker: userId(asker), needed: [], title: 'Which one?', ts: messageTs(`${n}.2`) },
  startsAt: START - n * HOUR_MS,
}));

function world(cadence: DigestSettings['schedule']['cadence'], diesAt: number) {
  const process = life(diesAt);
  const clock = manualClock(START);
  const posting = postingSlack();
  const jobs = new Map<string, JobRequest & { done: boolean }>();
  const records = new Map<string, DigestRecord>();
  const slack = fakeSlack({
    channels: [aChannel({ id: CHANNEL })],
    members: { [CHANNEL]: Object.keys(ZONES).map(userId) },
  });
  const readers: DigestReaders = {
    standupDays: async () => [],
    openBlockers: async () => [],
    openQuestions: async () => [],
    unansweredDecisions: async () => [],
    agreedCalls: async (_team, _channel, { from, to }) =>
      cadence === 'weekly' ? CALLS.filter(({ startsAt }) => from <= startsAt && startsAt < to) : [],
    decisions: async () => ({ opened: [], closing: [], closed: [] }),
    wrapUps: async () => [],
    askedMeeting: async () => undefined,
    memberCount: async () => 3,
    writtenWays: async (_team, _channel, { from, to }) =>
      WAYS.filter(({ postedAt }) => from <= postedAt && postedAt < to),
  };
  const person = async (_team: unknown, id: UserId) => {
    const zone = ZONES[id] ?? 'UTC';
    return {
      ...{ id, name: id, zone, isBot: false, isGuest: false, isExternal: false, isDeactivated: false },
      ...{ isAdmin: false, availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] } },
    };
  };
  const outbox = createOutbox({
    slack: mortal(posting.api, process),
    repository: mortal(memoryOutboxRepository(new Map<string, OutboxRecord>()), process),
    ...{ clock, logger: silentLogger },
  });
  const slice: DigestsSlice = createDigestsSlice({
    digests: mortal(
      memoryDigests(() => settings(cadence), records),
      process,
    ),
    drawChart: async () => new Uint8Array([1]),
    ...{ readers, clock, logger: silentLogger, people: { person }, preferences: memoryPreferences() },
    channelForMember: async () => undefined,
    slack: { ...slack.api, permalink: async () => 'https://slack.example/p1' },
    outbox,
    attention: tellAtOnce(outbox, () => slice.unasked),
    jobs: mortal(
      {
        async enqueue(...requests: readonly JobRequest[]) {
          for (const request of requests) {
            const key = `${request.name} ${request.key}`;
            if (!jobs.has(key)) jobs.set(key, { ...request, done: false });
          }
        },
      },
      process,
    ),
    transaction: (work) => work(),
  });
  const due = () => [...jobs.values()].find(({ done, runAt = 0 }) => !done && runAt <= clock.now());
  async function runDue(): Promise<void> {
    for (let job = due(); job; job = due()) {
      const definition = slice.jobs.find(({ name }) => name === job?.name);
      if (!definition) throw new Error(`no such job: ${job.name}`);
      try {
        const run = { team: TEAM, key: job.key, attempt: 1, last: false };
        await definition.run(definition.parse(job.payload), run);
        job.done = true;
      } catch (error) {
        if (error instanceof RetryLater) clock.moveTo(error.at);
        else if (error instanceof Died) process.restart();
        else throw error;
      }
    }
  }
  return {
    ...{ posting, records, process },
    async live(first: JobRequest) {
      jobs.set('first', { ...first, done: false });
      while (clock.now() < START + 44 * HOUR_MS) {
        clock.moveTo(clock.now() + HOUR_MS);
        await runDue();
      }
    },
  };
}

/** How often each update stands in what the channel shows. */
const timesTold = (texts: readonly string[], n: number) =>
  texts.filter((text) => text.includes(`Update ${n}. `)).length;

async function killedEverywhere(
  cadence: DigestSettings['schedule']['cadence'],
  first: JobRequest,
  then: (here: ReturnType<typeof world>) => void,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const here = world(cadence, step);
    await here.live(first);
    const keys = here.posting.posts.map(({ key, file }) => key ?? file?.name);
    expect(new Set(keys).size).toBe(keys.length);
    then(here);
    if (!here.process.hasDied) return step - 1;
  }
}

const job = (name: string): JobRequest => ({
  ...{ name, key: 'first', team: TEAM, runAt: START + (name === 'digests.post' ? 17 * HOUR_MS : 0) },
  payload: { channel: CHANNEL, day: '2026-03-10', version: 1 },
});

describe('killed between any two steps and started again', () => {
  test('a digest of two messages loses nothing and repeats nothing', async () => {
    const steps = await killedEverywhere('daily', job('digests.post'), ({ posting, records }) => {
      const texts = posting.in(CHANNEL).map(({ content }) => JSON.stringify(content));
      expect([...records.values()].map(({ state, pages }) => [state, pages > 1])).toEqual([
        ['posted', true],
        ['posted', true],
      ]);
      for (let n = 0; n < 82; n += 1) expect([n, timesTold(texts, n)]).toEqual([n, 1]);
    });
    expect(steps).toBeGreaterThan(20);
  }, 60_000);

  test('a weekly digest has its picture once, below it', async () => {
    const steps = await killedEverywhere('weekly', job('digests.post'), ({ posting }) => {
      const posts = posting.in(CHANNEL);
      const digest = posts.find(({ threadTs }) => threadTs === undefined);
      const pictures = posts.filter(({ file }) => file !== undefined);
      expect(pictures.map(({ file, threadTs }) => [file?.name, threadTs])).toEqual([
        ['weeks-until-2026-w11.png', digest?.ts],
      ]);
    });
    expect(steps).toBeGreaterThan(30);
  }, 60_000);

  test('a hand-over tells every region everything once', async () => {
    const steps = await killedEverywhere('hand-over', job('digests.plan-hand-over'), ({ posting }) => {
      const posts = posting.in(CHANNEL);
      const parents = posts.filter(({ threadTs }) => threadTs === undefined);
      expect(parents.map(({ content }) => content.text)).toEqual([
        'Hand-over, Tue 10 Mar',
        'Hand-over, Wed 11 Mar',
      ]);
      for (const region of Object.values(ZONES)) {
        const theirs = posts.filter(({ key }) => key?.includes(region));
        const texts = theirs.map(({ content }) => JSON.stringify(content));
        // Tokyo's Wednesday begins when Tuesday ends here.
        for (let n = 0; n < 48; n += 1) expect([region, n, timesTold(texts, n)]).toEqual([region, n, 1]);
      }
    });
    expect(steps).toBeGreaterThan(50);
  }, 60_000);
});

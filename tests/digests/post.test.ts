/** What becomes of a digest that Slack refuses, that had nothing to tell at its time, or that comes in another way than the last one. */
import { expect, test } from '@jest/globals';
import { channelId, userId } from '../../src/core/ids.js';
import { defaultWorkingHours } from '../../src/core/working-hours.js';
import type { BuildDigest } from '../../src/digests/build.js';
import type { DigestRecord, DigestSettings } from '../../src/digests/digest.js';
import { createPostPart, type PartDeps } from '../../src/digests/hand-over/part.js';
import { createPostDigest, type PostDeps } from '../../src/digests/post.js';
import { createOutbox } from '../../src/outbox/send.js';
import { message } from '../../src/slack/blocks.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { manualClock } from '../support/manual-clock.js';
import { memoryOutboxRepository } from '../support/memory-outbox-repository.js';
import { postingSlack } from '../support/posting-slack.js';
import { silentLogger } from '../support/silent-logger.js';
import { memoryDigests } from './memory-digests.js';

const CHANNEL = channelId('C1');
const DAY = '2026-03-10';
/** At 17:00 that day. */
const DUE = Date.UTC(2026, 2, 10, 17);
const HOUR_MS = 3_600_000;

const daily: DigestSettings = {
  ...{ team: TEAM, channel: CHANNEL, on: true, without: [], regions: [], version: 1, updatedAt: 0 },
  schedule: { cadence: 'daily', time: '17:00', days: ['tue', 'wed', 'thu'], zone: 'UTC' },
  updatedBy: userId('UANA'),
};
const handOver: DigestSettings = { ...daily, schedule: { ...daily.schedule, cadence: 'hand-over' } };
const BERLIN = {
  ...{ user: userId('UANA'), name: 'Ana' },
  ...{ hours: defaultWorkingHours('Europe/Berlin'), leave: [], holidays: [] },
};

/** @param happened when there was something to tell. */
function world(...happened: number[]) {
  const clock = manualClock(DUE);
  const slack = postingSlack();
  const records = new Map<string, DigestRecord>();
  const notices: string[] = [];
  const build: BuildDigest = async (_of, { from, to }) => {
    const told = happened.filter((at) => from <= at && at < to).map((at) => new Date(at).toISOString());
    return told.length === 0 ? undefined : [message(told.join())];
  };
  const set = { now: daily };
  const deps: PostDeps & PartDeps = {
    ...{ build, clock, logger: silentLogger, transaction: (work) => work() },
    digests: memoryDigests(() => set.now, records),
    readMembers: async () => [BERLIN],
    outbox: createOutbox({
      ...{ slack: slack.api, repository: memoryOutboxRepository(), clock, logger: silentLogger },
    }),
    attention: { offer: async (...offers) => void notices.push(...offers.map(({ about }) => about)) },
    jobs: { enqueue: async () => {} },
  };
  const texts = () => slack.in(CHANNEL).map(({ content }) => content.text);
  const [post, part] = [createPostDigest(deps), createPostPart(deps)];
  return { clock, slack, records, notices, happened, set, post, part, texts };
}

test('one that Slack refused is tried again by hand, once the app was let in', async () => {
  const { slack, notices, post, texts } = world(DUE - HOUR_MS);
  slack.faults.push({ method: 'postMessage', error: slackRefusal('gone', 'not_in_channel') });
  await post.due(TEAM, CHANNEL, DAY, 1);
  expect([texts(), notices]).toEqual([[], [`${CHANNEL}:1:not_in_channel`]]);
  expect(await post.now(daily, DAY)).toBe('posted');
  expect(texts()).toEqual(['2026-03-10T16:00:00.000Z']);
});

test('one that had nothing to tell at its time is made by hand of what came since, and the next one goes on there', async () => {
  const { clock, post, records, texts } = world(DUE + HOUR_MS, DUE + 3 * HOUR_MS);
  await post.due(TEAM, CHANNEL, DAY, 1);
  expect(await post.now(daily, DAY)).toBe('empty');
  clock.moveTo(DUE + 2 * HOUR_MS);
  expect(await post.now(daily, DAY)).toBe('posted');
  expect(texts()).toEqual(['2026-03-10T18:00:00.000Z']);
  expect(records.get(`${DAY} `)).toMatchObject({ state: 'posted', to: clock.now() });
  clock.moveTo(DUE + 24 * HOUR_MS);
  await post.due(TEAM, CHANNEL, '2026-03-11', 1);
  expect(texts()).toEqual(['2026-03-10T18:00:00.000Z', '2026-03-10T20:00:00.000Z']);
});

test('one that stands in the channel and can be changed no more was told all the same: nobody is alarmed, the next one tells what is new', async () => {
  const { clock, slack, notices, happened, post, records, texts } = world(DUE - HOUR_MS);
  await post.due(TEAM, CHANNEL, DAY, 1);
  happened.push(DUE - HOUR_MS / 2);
  slack.faults.push({ method: 'updateMessage', error: slackRefusal('policy', 'edit_window_closed') });
  await post.refresh(TEAM, CHANNEL, DAY);
  expect([records.get(`${DAY} `)?.state, notices]).toEqual(['posted', []]);
  happened.push(DUE + HOUR_MS);
  clock.moveTo(DUE + 24 * HOUR_MS);
  await post.due(TEAM, CHANNEL, '2026-03-11', 1);
  expect(texts()).toEqual(['2026-03-10T16:00:00.000Z', '2026-03-10T18:00:00.000Z']);
});

test('what a hand-over told is not told again by a daily digest, nor the other way round', async () => {
  const [before, between, after] = [DUE + HOUR_MS, DUE + 20 * HOUR_MS, DUE + 25 * HOUR_MS];
  const { clock, set, post, part, texts } = world(before, between, after);
  set.now = handOver;
  clock.moveTo(DUE + 15 * HOUR_MS);
  await part.due(TEAM, CHANNEL, '2026-03-11', 'Europe/Berlin', 1);
  set.now = daily;
  clock.moveTo(DUE + 24 * HOUR_MS);
  await post.due(TEAM, CHANNEL, '2026-03-11', 1);
  set.now = handOver;
  clock.moveTo(DUE + 39 * HOUR_MS);
  await part.due(TEAM, CHANNEL, '2026-03-12', 'Europe/Berlin', 1);
  const told = texts().filter((text) => !text.startsWith('Hand-over'));
  expect(told).toEqual([before, between, after].map((at) => new Date(at).toISOString()));
});

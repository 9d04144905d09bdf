/** The recurring jobs that forget, over a real store. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { callJobs } from '../../src/calls/jobs.js';
import { messageTs, standupId } from '../../src/core/ids.js';
import { deliveryJobs } from '../../src/deliveries/jobs.js';
import { installationJobs } from '../../src/installations/jobs.js';
import type { JobDefinition } from '../../src/jobs/job.js';
import { nudgeJobs } from '../../src/nudges/jobs.js';
import { outboxJobs } from '../../src/outbox/jobs.js';
import { purgeJob } from '../../src/standups/purge-job.js';
import { wrapUpJobs } from '../../src/wrapups/jobs.js';
import { call, pause } from '../contracts/call-samples.js';
import { sqlite } from '../contracts/engines/sqlite.js';
import {
  ana,
  general,
  HOUR_MS,
  installation,
  lesserOffer,
  NOW,
  nudge,
  otherTeam,
  outgoing,
  team,
  wrapUp,
} from '../contracts/samples.js';
import { occurrence, standup } from '../contracts/standup-samples.js';
import type { TestStore } from '../contracts/test-engine.js';
import { silentLogger as logger } from '../support/silent-logger.js';

const DAY_MS = 24 * HOUR_MS;

let given: TestStore;
beforeEach(async () => {
  given = await sqlite.open();
});
afterEach(() => given.close());

async function runAfter(ms: number, jobs: readonly JobDefinition[]) {
  given.clock.advance(ms);
  for (const job of jobs)
    await job.run(job.parse({}), { team: undefined, key: 'every:0', attempt: 1, last: false });
}

test('claims of deliveries are kept for 26 hours', async () => {
  const { deliveries } = given.store.repositories;
  const jobs = deliveryJobs({ deliveries, clock: given.clock });
  await deliveries.claim(team, ['event:1'], NOW);
  await runAfter(26 * HOUR_MS, jobs);
  expect(await deliveries.claim(team, ['event:1'], NOW)).toBe(false);
  await runAfter(1, jobs);
  expect(await deliveries.claim(team, ['event:1'], NOW)).toBe(true);
});

test('deleted standups are kept for 30 days, their turns and leave for 400', async () => {
  const { standups, occurrences, leave } = given.store.repositories;
  const jobs = [purgeJob({ standups, occurrences, leave, clock: given.clock })];
  await standups.add(standup({ state: 'deleted', updatedAt: NOW }));
  await standups.add(standup({ id: standupId('S2') }));
  await occurrences.add([occurrence({ standup: standupId('S2'), closesAt: NOW })]);
  await leave.add(team, ana, { from: '2026-03-01', to: '2026-03-01' }, NOW);
  await runAfter(30 * DAY_MS, jobs);
  expect(await standups.find(team, standup().id)).toBeDefined();
  await runAfter(1, jobs);
  expect(await standups.find(team, standup().id)).toBeUndefined();
  await runAfter(370 * DAY_MS - 1, jobs);
  expect(await occurrences.recent(team, ana, 1)).toHaveLength(1);
  expect(await leave.of(team, ana)).toHaveLength(1);
  await runAfter(DAY_MS, jobs);
  expect(await occurrences.recent(team, ana, 1)).toEqual([]);
  expect(await leave.of(team, ana)).toEqual([]);
  expect(await standups.find(team, standupId('S2'))).toBeDefined();
});

test('choices are kept for 90 days', async () => {
  const { nudges, talks } = given.store.repositories;
  const jobs = nudgeJobs({ nudges, talks, tracker: { sweep: () => {} }, clock: given.clock });
  await nudges.record(nudge({ ts: messageTs('1.0') }));
  await runAfter(90 * DAY_MS, jobs);
  expect(await nudges.find(team, general, messageTs('1.0'))).toBeDefined();
  await runAfter(1, jobs);
  expect(await nudges.find(team, general, messageTs('1.0'))).toBeUndefined();
});

test('live talks are kept for an hour, in the store; in memory until they pause', async () => {
  const { nudges, talks } = given.store.repositories;
  let swept = 0;
  const tracker = {
    sweep() {
      swept += 1;
    },
  };
  const jobs = nudgeJobs({ nudges, talks, tracker, clock: given.clock });
  await talks.publish('W1', [{ team, channel: general, said: [] }], NOW);
  await runAfter(HOUR_MS, jobs);
  expect(await talks.recent(NOW, 10)).toHaveLength(1);
  await runAfter(1, jobs);
  expect(await talks.recent(NOW, 10)).toEqual([]);
  expect(swept).toBe(2);
});

test('what went out is kept for 90 days, and for 400 where it may still be edited', async () => {
  const { outbox, lesser } = given.store.repositories;
  const jobs = outboxJobs({ outbox, lesser, clock: given.clock });
  await lesser.add(lesserOffer(), NOW);
  await lesser.settle(team, [lesserOffer().key], 'told');
  await outbox.intend(outgoing({ key: 'dm', kind: 'dm' }), undefined);
  await outbox.intend(outgoing({ key: 'channel', kind: 'channel' }), undefined);
  await runAfter(90 * DAY_MS + 1, jobs);
  expect(await outbox.find(team, 'dm')).toBeUndefined();
  expect(await lesser.allOf(team, lesserOffer().user)).toEqual([]);
  expect(await outbox.find(team, 'channel')).toBeDefined();
  await runAfter(310 * DAY_MS, jobs);
  expect(await outbox.find(team, 'channel')).toBeUndefined();
});

test('wrap-ups are kept for 400 days, as long as the outbox can edit their posts', async () => {
  const { wrapUps } = given.store.repositories;
  const show = { show: async () => undefined, giveUp: async () => undefined };
  const jobs = wrapUpJobs({ show, wrapUps, clock: given.clock, logger });
  const purge = jobs.filter(({ everyMs }) => everyMs !== undefined);
  await wrapUps.add(wrapUp());
  await runAfter(400 * DAY_MS, purge);
  expect(await wrapUps.find(team, wrapUp().id)).toBeDefined();
  await runAfter(1, purge);
  expect(await wrapUps.find(team, wrapUp().id)).toBeUndefined();
});

test('history is kept as long as the setting says, nothing younger goes, and what has its own time keeps it', async () => {
  const { outbox, lesser, wrapUps, occurrences } = given.store.repositories;
  const { standups, leave } = given.store.repositories;
  const retentionDays = 120;
  const clock = given.clock;
  const show = { show: async () => undefined, giveUp: async () => undefined };
  const jobs = [
    ...outboxJobs({ outbox, lesser, clock, retentionDays }),
    ...wrapUpJobs({ show, wrapUps, clock, logger, retentionDays }),
    purgeJob({ standups, occurrences, leave, clock, retentionDays }),
  ].filter(({ everyMs }) => everyMs !== undefined);
  await outbox.intend(outgoing({ key: 'channel', kind: 'channel' }), undefined);
  await wrapUps.add(wrapUp());
  await standups.add(standup());
  await occurrences.add([occurrence({ closesAt: NOW })]);
  const left = async () => [
    await wrapUps.find(team, wrapUp().id),
    (await occurrences.recent(team, ana, 1))[0],
  ];
  await runAfter(120 * DAY_MS, jobs);
  expect((await left()).map((each) => each !== undefined)).toEqual([true, true]);
  await runAfter(1, jobs);
  expect(await left()).toEqual([undefined, undefined]);
  // Its post may still be edited: a decision that is reviewed, a question that is answered late.
  expect(await outbox.find(team, 'channel')).toBeDefined();
  expect(await standups.find(team, standup().id)).toBeDefined();
});

test('a workspace that removed the app is deleted after 10 days, others are not', async () => {
  const { installations, nudges } = given.store.repositories;
  const { transaction } = given.store;
  const jobs = installationJobs({
    installations,
    isGone: async () => false,
    jobs: given.store.jobTable,
    transaction,
    clock: given.clock,
    logger,
  });
  await installations.save(installation({ state: 'removed', stateSince: NOW }));
  await nudges.record(nudge());
  await installations.save(installation({ team: otherTeam, state: 'paused', stateSince: NOW }));
  await runAfter(10 * DAY_MS, jobs);
  expect(await installations.find(team)).toBeDefined();
  await runAfter(1, jobs);
  expect(await installations.find(team)).toBeUndefined();
  expect(await nudges.find(team, general, nudge().ts)).toBeUndefined();
  expect(await installations.find(otherTeam)).toBeDefined();
});

test('a workspace whose token Slack revoked is kept for 14 days, and then only deleted if Slack says so again', async () => {
  const { installations } = given.store.repositories;
  const { transaction } = given.store;
  let gone = false;
  const jobs = installationJobs({
    ...{ installations, transaction, clock: given.clock, logger, jobs: given.store.jobTable },
    isGone: async (which) => which === team && gone,
  });
  await installations.save(installation({ state: 'paused', stateReason: 'token_revoked', stateSince: NOW }));
  await installations.save(installation({ team: otherTeam, state: 'paused', stateSince: NOW }));
  await runAfter(14 * DAY_MS + 1, jobs);
  expect(await installations.find(team)).toBeDefined();
  gone = true;
  await runAfter(0, jobs);
  expect(await installations.find(team)).toBeUndefined();
  expect(await installations.find(otherTeam)).toBeDefined();
});

test('a workspace that comes back while the old ones are deleted is kept', async () => {
  const { installations } = given.store.repositories;
  const { transaction } = given.store;
  await installations.save(installation());
  const stale = { ...installations, inStateBefore: async () => [team] };
  const isGone = async () => true;
  const jobs = given.store.jobTable;
  await runAfter(
    0,
    installationJobs({ installations: stale, isGone, jobs, transaction, clock: given.clock, logger }),
  );
  expect(await installations.find(team)).toEqual(installation());
});

test('calls are kept for 400 days, and paused threads that are back for 90', async () => {
  const { calls, pauses } = given.store.repositories;
  const unused = async () => {
    throw new Error('only the purge runs here');
  };
  const all = callJobs({
    ...{ calls, pauses, clock: given.clock, logger, outcome: { ask: unused } },
    show: { show: unused, giveUp: unused },
    showPause: { show: unused, bringBack: unused, giveUp: unused },
  });
  const jobs = all.filter(({ everyMs }) => everyMs !== undefined);
  await calls.add(call());
  await pauses.add(pause({ state: 'back' }));
  await runAfter(90 * DAY_MS, jobs);
  expect(await pauses.find(team, pause().id)).toBeDefined();
  await runAfter(1, jobs);
  expect(await pauses.find(team, pause().id)).toBeUndefined();
  await runAfter(310 * DAY_MS - 1, jobs);
  expect(await calls.find(team, call().id)).toBeDefined();
  await runAfter(1, jobs);
  expect(await calls.find(team, call().id)).toBeUndefined();
});

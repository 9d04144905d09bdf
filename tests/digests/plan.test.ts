/** The plan of a hand-over's day when Slack does not show us the channel. */
import { expect, test } from '@jest/globals';
import { channelId, userId } from '../../src/core/ids.js';
import type { DigestSettings } from '../../src/digests/digest.js';
import { createPlanParts } from '../../src/digests/hand-over/plan.js';
import { slackRefusal, TEAM } from '../support/fake-slack.js';
import { stoppedClock } from '../support/memory-ports.js';
import { silentLogger } from '../support/silent-logger.js';
import { memoryDigests } from './memory-digests.js';

const CHANNEL = channelId('C1');
const settings: DigestSettings = {
  ...{ team: TEAM, channel: CHANNEL, on: true, without: [], regions: [], version: 3, updatedAt: 0 },
  schedule: { cadence: 'hand-over', time: '17:00', days: ['tue'], zone: 'UTC' },
  updatedBy: userId('UANA'),
};

function planning(error: Error) {
  const jobs: string[] = [];
  const notices: string[] = [];
  const plan = createPlanParts({
    digests: memoryDigests(() => settings, new Map()),
    readMembers: () => Promise.reject(error),
    attention: { offer: async (...offers) => void notices.push(...offers.map(({ about }) => about)) },
    jobs: { enqueue: async (...all) => void jobs.push(...all.map(({ key }) => key)) },
    ...{ clock: stoppedClock(Date.UTC(2026, 2, 9, 10)), logger: silentLogger },
  });
  return { jobs, notices, done: plan(TEAM, CHANNEL, '2026-03-10', 3) };
}

test('whoever set it up is told when the app may not see the channel any more, and the next day is planned', async () => {
  const { jobs, notices, done } = planning(slackRefusal('gone', 'channel_not_found'));
  await done;
  expect([jobs, notices]).toEqual([['C1:2026-03-11:3'], ['C1:3:channel_not_found']]);
});

test('a Slack that is away is waited for', async () => {
  const away = slackRefusal('transient', 'network');
  const { notices, done } = planning(away);
  await expect(done).rejects.toBe(away);
  expect(notices).toEqual([]);
});
